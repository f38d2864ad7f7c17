package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.push.OpenSessions;
import dev.rushgate.backoffice.platform.web.SignedIn;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at many sessions at once, without using any: two statements, however many there are. */
@Component
@Profile("admin")
class LiveSessions implements OpenSessions {

  private static final String HOLDING =
      """
      SELECT SESSION_ID FROM SPRING_SESSION
      WHERE SESSION_ID IN (:sessions)
        AND LAST_ACCESS_TIME + MAX_INACTIVE_INTERVAL * 1000 > UNIX_TIMESTAMP(NOW(3)) * 1000
        AND CREATION_TIME + :life > UNIX_TIMESTAMP(NOW(3)) * 1000
      """;

  private static final String ACTIVE =
      "SELECT id, name, role FROM staff WHERE id IN (:ids) AND state = 'ACTIVE'";

  private final JdbcClient database;
  private final long lifeMs;

  LiveSessions(JdbcClient database, BackofficeConfig config) {
    this.database = database;
    this.lifeMs = config.staff().life().toMillis();
  }

  @Override
  public Map<Key, SignedIn> holding(Collection<Key> sessions) {
    if (sessions.isEmpty()) {
      return Map.of();
    }
    Set<String> alive =
        new HashSet<>(
            database
                .sql(HOLDING)
                .param("sessions", sessions.stream().map(Key::session).toList())
                .param("life", lifeMs)
                .query(String.class)
                .list());
    Map<Long, SignedIn> staff = active(sessions.stream().map(Key::staff).distinct().toList());
    var holding = new HashMap<Key, SignedIn>();
    for (Key key : sessions) {
      SignedIn whose = staff.get(key.staff());
      if (whose != null && alive.contains(key.session())) {
        holding.put(key, whose);
      }
    }
    return holding;
  }

  private Map<Long, SignedIn> active(Collection<Long> ids) {
    return database
        .sql(ACTIVE)
        .param("ids", ids)
        .query(
            (row, n) ->
                new SignedIn(
                    row.getLong("id"),
                    row.getString("name"),
                    StaffRole.valueOf(row.getString("role"))))
        .list()
        .stream()
        .collect(Collectors.toMap(SignedIn::id, one -> one));
  }
}

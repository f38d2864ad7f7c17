package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.push.OpenSessions;
import dev.rushgate.backoffice.platform.web.SignedIn;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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
      SELECT SESSION_ID, PRINCIPAL_NAME FROM SPRING_SESSION
      WHERE SESSION_ID IN (:sessions)
        AND LAST_ACCESS_TIME + MAX_INACTIVE_INTERVAL * 1000 > UNIX_TIMESTAMP(NOW(3)) * 1000
        AND CREATION_TIME + :life > UNIX_TIMESTAMP(NOW(3)) * 1000
      """;

  private static final String ACTIVE =
      "SELECT id, name, role, era FROM staff WHERE id IN (:ids) AND state = 'ACTIVE'";

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
    Map<String, String> holders = holders(sessions.stream().map(Key::session).toList());
    Map<Long, SignedIn> staff = active(sessions.stream().map(Key::staff).distinct().toList());
    var holding = new HashMap<Key, SignedIn>();
    for (Key key : sessions) {
      SignedIn whose = staff.get(key.staff());
      if (whose != null
          && StaffSessions.holder(whose.id(), whose.era()).equals(holders.get(key.session()))) {
        holding.put(key, whose);
      }
    }
    return holding;
  }

  /** Of sessions that neither ended nor were idle for too long, by id. */
  private Map<String, String> holders(Collection<String> sessions) {
    var holders = new HashMap<String, String>();
    database
        .sql(HOLDING)
        .param("sessions", sessions)
        .param("life", lifeMs)
        .query(
            row -> {
              holders.put(
                  row.getString("SESSION_ID"), String.valueOf(row.getString("PRINCIPAL_NAME")));
            });
    return holders;
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
                    StaffRole.valueOf(row.getString("role")),
                    row.getInt("era")))
        .list()
        .stream()
        .collect(Collectors.toMap(SignedIn::id, Function.identity()));
  }
}

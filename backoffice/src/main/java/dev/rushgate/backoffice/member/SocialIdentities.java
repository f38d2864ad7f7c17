package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.platform.Utc;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom providers know, and whose accounts those are. */
@Repository
class SocialIdentities {

  private static final String OWNER =
      "SELECT member FROM social_identity WHERE provider = ? AND subject = ?";

  private static final String OF_MEMBER =
      "SELECT provider, linked_at FROM social_identity WHERE member = ? ORDER BY provider";

  private static final String INSERT =
      "INSERT INTO social_identity (provider, subject, member, linked_at) VALUES (?, ?, ?, ?)";

  private static final String DELETE =
      "DELETE FROM social_identity WHERE member = ? AND provider = ?";

  private static final String DELETE_ALL = "DELETE FROM social_identity WHERE member = ?";

  private final JdbcClient database;

  SocialIdentities(JdbcClient database) {
    this.database = database;
  }

  /** One of the ways into an account. */
  record Linked(SocialProvider provider, Instant at) {}

  Optional<String> owner(SocialProfile profile) {
    return database
        .sql(OWNER)
        .params(profile.provider().name(), profile.subject())
        .query(String.class)
        .optional();
  }

  List<Linked> of(String member) {
    return database
        .sql(OF_MEMBER)
        .param(member)
        .query(
            (row, rowNumber) ->
                new Linked(
                    SocialProvider.valueOf(row.getString("provider")),
                    Utc.instant(row.getObject("linked_at", LocalDateTime.class))))
        .list();
  }

  boolean has(String member, SocialProvider provider) {
    return of(member).stream().anyMatch(linked -> linked.provider() == provider);
  }

  /** A duplicate key when somebody else was quicker. */
  void insert(SocialProfile profile, String member, Instant now) {
    database
        .sql(INSERT)
        .params(profile.provider().name(), profile.subject(), member, Utc.column(now))
        .update();
  }

  /** Whoever they are of comes in through none of them any more. */
  void deleteAll(String member) {
    database.sql(DELETE_ALL).param(member).update();
  }

  void delete(String member, SocialProvider provider) {
    database.sql(DELETE).params(member, provider.name()).update();
  }
}

package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drops as those who watch them ask for them: several at once, and those that are on. */
@Service
public class LiveDrops {

  // A little before it begins and a little after its end, to show how it began and ended.
  private static final String ON =
      """
      SELECT s.drop_id FROM drop_spec s JOIN drop_stock k ON k.drop_id = s.drop_id
      WHERE s.closes_at > UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE
        AND COALESCE(s.lobby_opens_at, s.opens_at) <= UTC_TIMESTAMP(3) + INTERVAL 5 SECOND
        AND k.archived_at IS NULL AND k.epoch > 0
      ORDER BY s.opens_at DESC, s.drop_id DESC LIMIT ?
      """;

  private final JdbcClient database;
  private final DropSpecRepository specs;
  private final DatabaseClock clock;

  LiveDrops(JdbcClient database, DropSpecRepository specs, DatabaseClock clock) {
    this.database = database;
    this.specs = specs;
    this.clock = clock;
  }

  /** Those in their lobby or between their opening and their end, the last opened first. */
  @Transactional(readOnly = true)
  public List<DropId> on(int dropsMax) {
    return database
        .sql(ON)
        .param(dropsMax)
        .query((row, n) -> new DropId(row.getLong("drop_id")))
        .list();
  }

  /** Those of them that there are. */
  @Transactional(readOnly = true)
  public List<DropDetails> of(Collection<DropId> drops) {
    if (drops.isEmpty()) {
      return List.of();
    }
    Instant now = clock.now();
    return specs.pairs(drops.stream().map(DropId::value).toList()).stream()
        .map(pair -> DropDetails.of(pair.spec(), pair.stock(), now))
        .toList();
  }
}

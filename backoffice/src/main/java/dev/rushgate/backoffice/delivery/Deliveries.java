package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff see of the deliveries, and do about the dead ones. */
@Service
public class Deliveries {

  /** So many at once; whoever wants more asks again. */
  public static final int REPLAYS_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String REPLAYED = "redelivered";

  private static final String REPLAY =
      """
      UPDATE delivery SET state = 'PENDING', tries = 0, strikes = 0, try_at = UTC_TIMESTAMP(3)
      WHERE order_id = ? AND state = 'DEAD'
      """;

  private static final String DEAD = "SELECT COUNT(*) FROM delivery WHERE state = 'DEAD'";

  private final DeliveryFinder finder;
  private final JdbcClient database;
  private final AuditLog audit;

  Deliveries(DeliveryFinder finder, JdbcClient database, AuditLog audit) {
    this.finder = finder;
    this.database = database;
    this.audit = audit;
  }

  /** What came of a wish to have one tried again. */
  public sealed interface Replay {
    record Done(Delivery delivery) implements Replay {}

    record Unknown() implements Replay {}

    /** It is on its way, or there. */
    record NotDead() implements Replay {}
  }

  /**
   * What came of a wish to have all of them tried again.
   *
   * @param left dead ones beyond the first {@link #REPLAYS_MAX}
   */
  public record Replays(int replayed, long left) {}

  /** What the audit log keeps. */
  private record Shown(DeliveryState state, int tries, @Nullable String error) {

    static Shown of(Delivery delivery) {
      return new Shown(delivery.state(), delivery.tries(), delivery.error());
    }
  }

  @Transactional(readOnly = true)
  public Page<Delivery> search(DeliverySearch search, Pageable page) {
    return finder.find(search, page);
  }

  @Transactional(readOnly = true)
  public Optional<Delivery> find(long order) {
    return finder.find(order);
  }

  /** The event of one that is known. */
  @Transactional(readOnly = true)
  public String payload(long order) {
    return finder.payload(order);
  }

  @Transactional
  public Replay replay(long order) {
    Delivery dead = finder.lock(order).orElse(null);
    if (dead == null) {
      return new Replay.Unknown();
    }
    if (dead.state() != DeliveryState.DEAD) {
      return new Replay.NotDead();
    }
    return new Replay.Done(revived(dead));
  }

  @Transactional
  public Replays replayAll() {
    List<Delivery> dead = finder.lockDead(REPLAYS_MAX);
    dead.forEach(this::revived);
    return new Replays(dead.size(), database.sql(DEAD).query(Long.class).single());
  }

  private Delivery revived(Delivery dead) {
    database.sql(REPLAY).param(dead.orderId()).update();
    Delivery now = finder.find(dead.orderId()).orElseThrow();
    audit.changed(Subject.order(dead.orderId()), REPLAYED, Shown.of(dead), Shown.of(now));
    LOG.info("delivery replayed order={}", dead.orderId());
    return now;
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down each step of an order, in the transaction that makes it. */
@Repository
class OrderSteps {

  private static final Logger LOG = LoggerFactory.getLogger(OrderSteps.class);

  private static final int REASON_MAX = 200;

  private static final String INSERT =
      """
      INSERT INTO order_event (id, order_id, at, state_before, state_after, cause, reason,
        actor_kind, actor_id, actor_name)
      VALUES (:id, :order, :at, :before, :after, :cause, :reason, :actorKind, :actorId, :actorName)
      """;

  private static final String COLUMNS =
      """
      SELECT at, state_before, state_after, cause, reason,
        CASE WHEN actor_kind = 'SYSTEM' THEN NULL ELSE actor_name END AS actor
      FROM order_event WHERE order_id = ?
      """;

  private final JdbcClient database;
  private final Ids ids;
  private final Actors actors;

  OrderSteps(JdbcClient database, Ids ids, Actors actors) {
    this.database = database;
    this.ids = ids;
    this.actors = actors;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void made(Order order, OrderState before, StepCause cause, Instant at) {
    made(order, before, cause, at, null);
  }

  /** The reason is cut to what fits; it is shown to the member. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(
      Order order, OrderState before, StepCause cause, Instant at, @Nullable String reason) {
    Actor actor = actors.current();
    database
        .sql(INSERT)
        .param("id", ids.next())
        .param("order", order.id())
        .param("at", Utc.column(at))
        .param("before", before.name())
        .param("after", order.state().name())
        .param("cause", cause.name())
        .param("reason", fitting(reason))
        .param("actorKind", actor.kind().name())
        .param("actorId", actor.id())
        .param("actorName", actor.name())
        .update();
    LOG.info(
        "order step order={} admission={} before={} after={} cause={}",
        order.id(),
        order.admission(),
        before,
        order.state(),
        cause);
  }

  /** In the letters that the column counts, of which one may be two chars here. */
  private static @Nullable String fitting(@Nullable String reason) {
    return reason == null || reason.codePointCount(0, reason.length()) <= REASON_MAX
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, REASON_MAX));
  }

  /** The oldest first. */
  List<OrderStep> of(long orderId) {
    return database.sql(COLUMNS + "ORDER BY at, id").param(orderId).query(OrderSteps::step).list();
  }

  private static OrderStep step(ResultSet row, int number) throws SQLException {
    return new OrderStep(
        Utc.instant(row.getObject("at", LocalDateTime.class)),
        OrderState.valueOf(row.getString("state_before")),
        OrderState.valueOf(row.getString("state_after")),
        StepCause.valueOf(row.getString("cause")),
        row.getString("reason"),
        row.getString("actor"));
  }
}

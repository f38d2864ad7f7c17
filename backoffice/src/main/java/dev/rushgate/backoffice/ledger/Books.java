package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a drop on both sides, and the equations between them.
 *
 * @param queue null when Redis could not be read
 * @param releasesUnderWay units that left their holder in the database and not yet in Redis
 * @param comparable whether both sides stood still while they were read, are armed and of the same
 *     epoch, and were read whole
 */
record Books(
    DropId drop,
    @Nullable QueueReading queue,
    BooksReading database,
    long releasesUnderWay,
    boolean comparable) {

  private record Equation(String name, @Nullable Long left, @Nullable Long right) {}

  Statement statement() {
    List<Statement.Check> checks = checks();
    boolean allHold = checks.stream().allMatch(check -> Boolean.TRUE.equals(check.holds()));
    return new Statement(
        drop.toString(),
        database.epoch(),
        queue == null ? null : Boolean.valueOf(queue.armed()),
        lines(),
        checks,
        comparable ? Boolean.valueOf(allHold) : null,
        database.rebuilds());
  }

  private List<Statement.Check> checks() {
    var checks = new ArrayList<Statement.Check>();
    for (Equation of : ofQueue()) {
      Boolean holds = comparable ? Boolean.valueOf(Objects.equals(of.left, of.right)) : null;
      checks.add(new Statement.Check(of.name, holds, of.left, of.right));
    }
    for (Equation of : ofDatabase()) {
      boolean holds = Objects.equals(of.left, of.right);
      checks.add(new Statement.Check(of.name, holds, of.left, of.right));
    }
    long live = database.live();
    checks.add(
        new Statement.Check(
            "live <= capacity", live <= database.capacity(), live, database.capacity()));
    return checks;
  }

  private List<Equation> ofQueue() {
    QueueReading q = queue == null || queue.spec().isEmpty() ? null : queue;
    String entered = "entered = waiting + leased + admitted + refused + left";
    String capacity = "capacity in Redis = remaining + held";
    String admitted = "admitted = rows without STALE + on their way without a row";
    String held = "held - leased - on their way without a row = live + releases under way";
    if (q == null) {
      return List.of(
          new Equation(entered, null, null),
          new Equation(capacity, null, null),
          new Equation(admitted, null, null),
          new Equation(held, null, null));
    }
    long accounted =
        q.waiting() + q.leased() + q.number("admitted") + q.number("refused") + q.number("left");
    long coming = database.sentWithoutRow();
    return List.of(
        new Equation(entered, q.number("entered"), accounted),
        new Equation(capacity, q.number("capacity"), q.number("remaining") + q.held()),
        new Equation(admitted, q.number("admitted"), database.rows().withoutStale() + coming),
        new Equation(held, q.held() - q.leased() - coming, database.live() + releasesUnderWay));
  }

  private List<Equation> ofDatabase() {
    BooksReading.Rows rows = database.rows();
    long inHands = database.ordersToPay() + paid() + rows.dead();
    return List.of(
        new Equation("live = rows LIVE + DEAD", database.live(), rows.live() + rows.dead()),
        new Equation("live = to pay + paid + dead", database.live(), inHands),
        new Equation("paid = orders paid + coupons issued", database.paid(), paid()),
        new Equation(
            "settled = to pay + paid + dead + returned",
            rows.settled(),
            inHands + rows.returned()));
  }

  private long paid() {
    return database.ordersPaid() + database.couponsIssued();
  }

  private Statement.Lines lines() {
    QueueReading q = queue;
    BooksReading.Rows rows = database.rows();
    return new Statement.Lines(
        q == null ? null : q.counter("entered"),
        q == null ? null : q.waiting(),
        q == null ? null : q.leased(),
        q == null ? null : q.sentCount(),
        q == null ? null : q.counter("admitted"),
        q == null ? null : q.counter("refused"),
        q == null ? null : q.counter("left"),
        q == null ? null : q.lost(),
        q == null ? null : q.held(),
        q == null ? null : q.counter("remaining"),
        q == null ? null : q.counter("capacity"),
        database.capacity(),
        database.target(),
        database.live(),
        rows.settled(),
        database.ordersToPay(),
        paid(),
        rows.dead(),
        rows.returned(),
        rows.refused(),
        rows.stale(),
        q == null ? null : releasesUnderWay);
  }
}

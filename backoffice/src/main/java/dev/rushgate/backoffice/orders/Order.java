package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody buys: a unit won in a deal, or products of the catalogue. It changes only with its
 * row locked, after its drop's stock row if it has one, and each change goes from one state to the
 * next by a method here.
 */
@Entity
@Table(name = "orders")
@DynamicUpdate
@OptimisticLocking(type = OptimisticLockType.DIRTY)
class Order {

  /** How long what was begun in time, a payment or its window, keeps an order from expiring. */
  static final Duration PAYING_MAX = Duration.ofMinutes(2);

  private static final int ITEMS_FETCHED_AT_ONCE = 100;

  @Id private long id;
  private String member;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(length = 16)
  private OrderState state;

  private @Nullable Long dropId;
  private @Nullable Long epoch;
  private @Nullable Long no;
  private @Nullable Long couponId;
  private long subtotal;
  private long discount;
  private long total;
  private long points;
  private long paid;
  private long refunded;
  private @Nullable Long paymentId;
  private @Nullable Instant payBy;
  private @Nullable Instant windowUntil;
  private @Nullable Instant paidAt;
  private Instant createdAt;

  @SuppressWarnings("UnusedVariable") // written for those who look into the table
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "order_item", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "line")
  @ListIndexBase(1)
  @BatchSize(size = ITEMS_FETCHED_AT_ONCE)
  private List<OrderItem> items = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected Order() {}

  private Order(long id, MemberId member, List<OrderItem> items, Instant payBy, Instant now) {
    this.id = id;
    this.member = member.value();
    this.state = OrderState.TO_PAY;
    this.subtotal = items.stream().mapToLong(OrderItem::amount).sum();
    this.total = subtotal;
    this.payBy = payBy;
    this.createdAt = now;
    this.updatedAt = now;
    this.items.addAll(items);
  }

  /** One unit of a deal, won by an admission. */
  Order(long id, Admission admission, OrderItem item, Instant payBy, Instant now) {
    this(id, admission.member(), List.of(item), payBy, now);
    this.dropId = admission.id().drop().value();
    this.epoch = admission.id().epoch();
    this.no = admission.id().no();
  }

  /** Products of the catalogue. A coupon takes off its discount, at most what they cost. */
  Order(long id, Basket basket, List<OrderItem> items, Money off, Instant payBy, Instant now) {
    this(id, basket.member(), items, payBy, now);
    this.couponId = basket.couponId();
    this.discount = Math.min(off.won(), subtotal);
    this.total = subtotal - discount;
  }

  boolean isPayable(Instant now) {
    Instant until = payableUntil();
    return state == OrderState.TO_PAY && (until == null || now.isBefore(until));
  }

  /** The end of the time to pay, with what an open payment window adds; null for none. */
  @Nullable Instant payableUntil() {
    return windowUntil == null ? payBy : windowUntil;
  }

  /** Its member sees the gateway's window; false when one was opened before: it adds time once. */
  boolean openWindow(Instant now) {
    require(OrderState.TO_PAY);
    if (payBy == null || windowUntil != null) {
      return false;
    }
    windowUntil = payBy.plus(PAYING_MAX);
    become(OrderState.TO_PAY, now);
    return true;
  }

  /** Whether it waits for this payment and no other, and has not ended meanwhile. */
  boolean awaits(Payment payment) {
    return state == OrderState.PAYING && isNewest(payment);
  }

  boolean isNewest(Payment payment) {
    return Objects.equals(paymentId, payment.id());
  }

  /** Whether so many of the same products were ordered, with the same coupon. */
  boolean isOf(Basket basket) {
    var units = new TreeMap<Long, Integer>();
    items.forEach(item -> units.merge(item.productId(), item.quantity(), Integer::sum));
    return units.equals(basket.units()) && Objects.equals(couponId, basket.couponId());
  }

  /** Its member pays; if by other means than points, the gateway is asked for that payment. */
  void paymentBegun(Tender tender, @Nullable Long payment, Instant now) {
    require(OrderState.TO_PAY);
    points = tender.points().won();
    paid = tender.amount().won();
    paymentId = payment;
    become(OrderState.PAYING, now);
  }

  /** Nobody was charged: what was begun counts no more, and an order in time may be paid again. */
  void paymentFailed(Instant now) {
    if (state == OrderState.PAYING) {
      become(OrderState.TO_PAY, now);
    } else {
      require(OrderState.EXPIRED);
    }
    points = 0;
    paid = 0;
  }

  /** What was begun is charged; so it may be after its end, if its goods could be had again. */
  void paymentMade(Instant now) {
    if (state != OrderState.EXPIRED) {
      require(OrderState.PAYING);
    }
    become(OrderState.PAID, now);
    paidAt = now;
  }

  /** Somebody on the staff saw the money, which no gateway knows of. */
  void paidByHand(Instant now) {
    require(OrderState.TO_PAY);
    paid = total;
    paymentId = null; // of a try that failed
    become(OrderState.PAID, now);
    paidAt = now;
  }

  /** Ends an order that was not paid in time; false when it is paid, ended or still has time. */
  boolean expire(Instant now) {
    Instant end =
        switch (state) {
          case TO_PAY -> payableUntil();
          case PAYING -> payBy == null ? null : payBy.plus(PAYING_MAX);
          case PAID, EXPIRED, CANCELLED, REFUNDED, PARTLY_REFUNDED -> null;
        };
    boolean due = end != null && end.isBefore(now);
    if (due) {
      become(OrderState.EXPIRED, now);
    }
    return due;
  }

  void cancel(Instant now) {
    require(OrderState.TO_PAY);
    become(OrderState.CANCELLED, now);
  }

  /** So many units of each line come back, and so much of what was paid. */
  void refund(Map<Integer, Integer> unitsByLine, long amount, Instant now) {
    if (state != OrderState.PARTLY_REFUNDED) {
      require(OrderState.PAID);
    }
    unitsByLine.forEach((line, units) -> items.set(line, items.get(line).without(units)));
    refunded += amount;
    boolean whole = items.stream().allMatch(item -> item.left() == 0);
    become(whole ? OrderState.REFUNDED : OrderState.PARTLY_REFUNDED, now);
  }

  private void require(OrderState expected) {
    if (state != expected) {
      throw new IllegalStateException("order " + id + " is " + state + ", not " + expected);
    }
  }

  private void become(OrderState next, Instant now) {
    state = next;
    updatedAt = now;
  }

  long id() {
    return id;
  }

  MemberId member() {
    return new MemberId(member);
  }

  OrderState state() {
    return state;
  }

  /** The admission that the order carries; every order of a drop has one. */
  @Nullable AdmissionId admission() {
    return dropId == null || epoch == null || no == null
        ? null
        : new AdmissionId(new DropId(dropId), epoch, no);
  }

  List<OrderItem> items() {
    return List.copyOf(items);
  }

  Money total() {
    return new Money(total);
  }

  Tender tender() {
    return new Tender(new Money(points), new Money(paid));
  }

  /** Names the points that were taken for the newest payment. */
  String pointsCause() {
    return "order:" + id + ":" + (paymentId == null ? "points" : paymentId.toString());
  }

  @Nullable Long couponId() {
    return couponId;
  }

  @Nullable Long paymentId() {
    return paymentId;
  }

  OrderDetails details() {
    AdmissionId of = admission();
    return new OrderDetails(
        id,
        member,
        state,
        List.copyOf(items),
        couponId,
        new OrderDetails.Amounts(subtotal, discount, total, points, paid, refunded),
        payBy,
        paidAt,
        dropId,
        of == null ? null : of.toString(),
        createdAt);
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A won unit that is to be paid. It changes only with its drop's stock row locked, and its update
 * names the state that was read: two ends of one order can never both be written.
 */
@Entity
@Table(name = "orders")
@DynamicUpdate
@OptimisticLocking(type = OptimisticLockType.DIRTY)
class Order {

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
  private long subtotal;
  private long discount;
  private long total;
  private @Nullable Instant payBy;
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

  /** One unit of a deal, won by an admission. */
  Order(long id, Admission admission, OrderItem item, Instant payBy, Instant now) {
    AdmissionId of = admission.id();
    this.id = id;
    this.member = admission.member().value();
    this.state = OrderState.TO_PAY;
    this.dropId = of.drop().value();
    this.epoch = of.epoch();
    this.no = of.no();
    this.subtotal = item.unitPrice() * item.quantity();
    this.total = subtotal;
    this.payBy = payBy;
    this.createdAt = now;
    this.updatedAt = now;
    this.items.add(item);
  }

  /** What paying found. */
  enum Payment {
    PAID,
    PAID_BEFORE,
    TOO_LATE,
    CANCELLED
  }

  Payment pay(Instant now) {
    return switch (state) {
      case PAID, PARTLY_REFUNDED, REFUNDED -> Payment.PAID_BEFORE;
      case EXPIRED -> Payment.TOO_LATE;
      case CANCELLED -> Payment.CANCELLED;
      case TO_PAY, PAYING -> {
        if (payBy != null && !now.isBefore(payBy)) {
          yield Payment.TOO_LATE;
        }
        become(OrderState.PAID, now);
        paidAt = now;
        yield Payment.PAID;
      }
    };
  }

  /** Ends an order that was not paid in time; false when it is paid, ended or still has time. */
  boolean expire(Instant now) {
    boolean due = state == OrderState.TO_PAY && payBy != null && payBy.isBefore(now);
    if (due) {
      become(OrderState.EXPIRED, now);
    }
    return due;
  }

  /** Ends an unpaid order before its time; false when it is not unpaid any more. */
  boolean cancel(Instant now) {
    boolean unpaid = state == OrderState.TO_PAY;
    if (unpaid) {
      become(OrderState.CANCELLED, now);
    }
    return unpaid;
  }

  private void become(OrderState next, Instant now) {
    state = next;
    updatedAt = now;
  }

  long id() {
    return id;
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

  Money total() {
    return new Money(total);
  }

  OrderDetails details() {
    AdmissionId of = admission();
    return new OrderDetails(
        id,
        member,
        state,
        List.copyOf(items),
        subtotal,
        discount,
        total,
        payBy,
        paidAt,
        dropId,
        of == null ? null : of.toString(),
        createdAt);
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.coupon.Coupons;
import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.backoffice.product.Shelf;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import dev.rushgate.model.event.CouponUsed;
import dev.rushgate.model.event.OrderPlaced;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Places orders from the catalogue: stock, coupon and order in one transaction, or none of them.
 */
@Service
public class Placing {

  /** How long such an order waits to be paid. */
  static final Duration PAY_WITHIN = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(Placing.class);

  private final ProductStock products;
  private final Coupons coupons;
  private final OrderRequests requests;
  private final OrderRepository orders;
  private final EntityManager rows;
  private final Outbox outbox;
  private final Ids ids;
  private final DatabaseClock clock;

  Placing(
      ProductStock products,
      Coupons coupons,
      OrderRequests requests,
      OrderRepository orders,
      EntityManager rows,
      Outbox outbox,
      Ids ids,
      DatabaseClock clock) {
    this.products = products;
    this.coupons = coupons;
    this.requests = requests;
    this.orders = orders;
    this.rows = rows;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of the wish to order. */
  public sealed interface Outcome {

    record Placed(OrderDetails order) implements Outcome {}

    /** The shop does not sell it. */
    record NoProduct(long productId) implements Outcome {}

    record TooFew(long productId, String name, int stock) implements Outcome {}

    record NoCoupon(Coupons.Use why) implements Outcome {}

    /** It would cost more than an amount can be. */
    record TooDear() implements Outcome {}

    /** The request has placed an order of something else. */
    record OtherBefore() implements Outcome {}
  }

  /**
   * Places an order.
   *
   * @param request the caller's key: what it has placed before is the answer; null when it has none
   */
  @Transactional
  public Outcome place(Basket basket, @Nullable String request) {
    return request == null
        ? place(basket)
        : before(basket, request).orElseGet(() -> placeOnce(basket, request));
  }

  private Optional<Outcome> before(Basket basket, String request) {
    return requests
        .find(basket.member(), request)
        .flatMap(orders::findById)
        .map(
            order ->
                order.isOf(basket)
                    ? new Outcome.Placed(order.details())
                    : new Outcome.OtherBefore());
  }

  private Outcome placeOnce(Basket basket, String request) {
    Outcome outcome = place(basket);
    if (outcome instanceof Outcome.Placed placed) {
      requests.insert(basket.member(), request, placed.order().id());
    }
    return outcome;
  }

  private Outcome place(Basket basket) {
    Shelf shelf = products.lockAll(basket.units());
    for (long id : basket.units().keySet()) {
      if (!shelf.sells(id)) {
        return new Outcome.NoProduct(id);
      }
    }
    Optional<ProductDetails> shortage = shelf.shortOf(basket.units());
    if (shortage.isPresent()) {
      ProductDetails product = shortage.get();
      return new Outcome.TooFew(product.id(), product.name(), product.stock());
    }
    List<OrderItem> items = items(basket, shelf);
    if (items.stream().mapToLong(OrderItem::amount).sum() > Money.WON_MAX) {
      return new Outcome.TooDear();
    }
    long id = ids.next();
    Money off = new Money(0);
    if (basket.couponId() != null) {
      Coupons.Use use = coupons.use(basket.couponId(), basket.member(), id);
      if (!(use instanceof Coupons.Use.Done(Money discount))) {
        return refused(new Outcome.NoCoupon(use));
      }
      off = discount;
    }
    products.take(basket.units(), id);
    return new Outcome.Placed(placed(id, basket, items, off));
  }

  private OrderDetails placed(long id, Basket basket, List<OrderItem> items, Money off) {
    Instant now = clock.now();
    var order = new Order(id, basket, items, off, now.plus(PAY_WITHIN), now);
    rows.persist(order);
    MemberId member = basket.member();
    OrderDetails details = order.details();
    Instant payBy = Objects.requireNonNull(details.payBy());
    outbox.tell(new OrderPlaced(id, null, member, order.total(), payBy, now));
    if (basket.couponId() != null) {
      var discount = new Money(details.amounts().discount());
      outbox.tell(new CouponUsed(id, basket.couponId(), member, discount, now));
    }
    LOG.info("order placed order={} member={} total={}", id, member, order.total());
    return details;
  }

  private static List<OrderItem> items(Basket basket, Shelf shelf) {
    return basket.units().entrySet().stream()
        .map(
            wanted -> {
              var product = Objects.requireNonNull(shelf.products().get(wanted.getKey()));
              return new OrderItem(
                  product.id(), product.name(), wanted.getValue(), product.price());
            })
        .toList();
  }

  private static Outcome refused(Outcome outcome) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return outcome;
  }
}

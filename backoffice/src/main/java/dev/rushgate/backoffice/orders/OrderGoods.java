package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.coupon.Coupons;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what an order holds: a drop's unit, products' stock, a coupon. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderGoods {

  private static final Logger LOG = LoggerFactory.getLogger(OrderGoods.class);

  private final UnitReturns units;
  private final ProductStock products;
  private final Coupons coupons;

  OrderGoods(UnitReturns units, ProductStock products, Coupons coupons) {
    this.units = units;
    this.products = products;
    this.coupons = coupons;
  }

  /** All of an order that ends unpaid. */
  void giveBack(LockedOrder of, ReleaseReason reason, Instant now) {
    Order order = of.order();
    AdmissionId admission = order.admission();
    if (admission == null) {
      products.giveBack(unitsOf(order), order.id());
    } else if (!units.giveBack(of.dropStock(), admission, reason, now)) {
      LOG.error("order ended without a unit order={} admission={}", order.id(), admission);
    }
    couponBack(order);
  }

  /** Some products of a paid order, or all. */
  void takeBack(LockedOrder of, SortedMap<Long, Integer> returned, Instant now) {
    Order order = of.order();
    AdmissionId admission = order.admission();
    boolean toTheDrop = admission != null && units.giveBackPaid(of.dropStock(), admission, now);
    if (!toTheDrop) { // paid late, when its own unit had gone on: the shop's stock gave another
      products.giveBack(returned, order.id());
    }
  }

  /**
   * Takes what an ended order is to be honoured with, all or nothing. A unit that went on belongs
   * to the next in line, so a deal's order gets one of the shop's own.
   */
  boolean takeAgain(Order order) {
    SortedMap<Long, Integer> wanted = unitsOf(order);
    if (!products.lockAll(wanted).has(wanted)) {
      return false;
    }
    Long coupon = order.couponId();
    if (coupon != null && !coupons.useAgain(coupon, order.id())) {
      return false;
    }
    products.take(wanted, order.id());
    return true;
  }

  void couponBack(Order order) {
    Long coupon = order.couponId();
    if (coupon != null) {
      coupons.giveBack(coupon, order.id());
    }
  }

  private static SortedMap<Long, Integer> unitsOf(Order order) {
    var units = new TreeMap<Long, Integer>();
    order.items().forEach(item -> units.merge(item.productId(), item.left(), Integer::sum));
    return units;
  }
}

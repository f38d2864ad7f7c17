package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.coupon.Coupons;
import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Offer;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.OrderPlaced;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Admissions that the settler could not settle: an operator replays them or gives them up. */
@Service
public class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final AdmissionRepository admissions;
  private final DropStocks drops;
  private final ProductStock products;
  private final Coupons coupons;
  private final UnitReturns returns;
  private final Outbox outbox;
  private final EntityManager rows;
  private final AuditLog audit;
  private final Ids ids;
  private final DatabaseClock clock;

  DeadLetters(
      AdmissionRepository admissions,
      DropStocks drops,
      ProductStock products,
      Coupons coupons,
      UnitReturns returns,
      Outbox outbox,
      EntityManager rows,
      AuditLog audit,
      Ids ids,
      DatabaseClock clock) {
    this.admissions = admissions;
    this.drops = drops;
    this.products = products;
    this.coupons = coupons;
    this.returns = returns;
    this.outbox = outbox;
    this.rows = rows;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of a decision. */
  public sealed interface Decision {
    record Done() implements Decision {}

    record Unknown() implements Decision {}

    record NotDead() implements Decision {}
  }

  /** Nothing when there is no such drop. */
  @Transactional(readOnly = true)
  public Optional<Page<DeadLetter>> list(DropId drop, Pageable page) {
    return drops
        .find(drop)
        .map(known -> admissions.dead(drop.value(), page).map(Admission::deadLetter));
  }

  /** Gives the member what the settler would have given; the sweep tells it. */
  @Transactional
  public Decision replay(AdmissionId id) {
    DropStock stock = drops.lock(id.drop()).orElse(null);
    Admission admission = admissions.findById(AdmissionKey.of(id)).orElse(null);
    if (stock == null || admission == null) {
      return new Decision.Unknown();
    }
    if (!admission.isDead()) {
      return new Decision.NotDead();
    }
    DeadLetter before = admission.deadLetter();
    Instant now = clock.now();
    switch (drops.find(id.drop()).orElseThrow().offer()) {
      case Offer.Deal deal -> order(admission, deal, now);
      case Offer.Coupon coupon -> {
        admission.liveByCoupon(coupons.issue(id, admission.member(), coupon));
        stock.unitPaid(); // a coupon counts as paid from its issue
      }
    }
    audit.changed(Subject.drop(id.drop().value()), "replayed", Written.of(before), null);
    LOG.info("dead letter replayed admission={}", id);
    return new Decision.Done();
  }

  /** Lets the next in line have the unit. */
  @Transactional
  public Decision giveUp(AdmissionId id) {
    DropStock stock = drops.lock(id.drop()).orElse(null);
    Admission admission = admissions.findById(AdmissionKey.of(id)).orElse(null);
    if (stock == null || admission == null) {
      return new Decision.Unknown();
    }
    if (!admission.isDead()) {
      return new Decision.NotDead();
    }
    DeadLetter before = admission.deadLetter();
    returns.giveBack(stock, id, ReleaseReason.GIVEN_UP, clock.now());
    audit.changed(Subject.drop(id.drop().value()), "givenUp", Written.of(before), null);
    LOG.info("dead letter given up admission={}", id);
    return new Decision.Done();
  }

  /** A dead letter as the audit log keeps it. */
  private record Written(String admission, String member, @Nullable String reason) {

    static Written of(DeadLetter letter) {
      return new Written(letter.id().toString(), letter.member(), letter.reason());
    }
  }

  private void order(Admission admission, Offer.Deal deal, Instant now) {
    String name = products.find(deal.productId()).orElseThrow().name();
    var item = new OrderItem(deal.productId(), name, 1, deal.price().won());
    Instant payBy = now.plus(deal.payWithin());
    var order = new Order(ids.next(), admission, item, payBy, now);
    rows.persist(order);
    admission.liveByOrder(order.id());
    outbox.tell(
        new OrderPlaced(order.id(), admission.id(), admission.member(), order.total(), payBy, now));
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.drops.DropStock;
import dev.rushgate.backoffice.drops.DropStocks;
import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Offer;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.Release;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The protocol's Return, from the admission on: the caller has locked the stock row and ended the
 * order. The release is written with it, so a unit that left its holder always finds its way.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnitReturns {

  private final AdmissionRepository admissions;
  private final DropStocks drops;
  private final ProductStock products;
  private final Outbox outbox;

  UnitReturns(
      AdmissionRepository admissions, DropStocks drops, ProductStock products, Outbox outbox) {
    this.admissions = admissions;
    this.drops = drops;
    this.products = products;
    this.outbox = outbox;
  }

  /** False when the admission holds no unit any more; then nothing was returned. */
  boolean giveBack(DropStock stock, AdmissionId id, ReleaseReason reason, Instant now) {
    Admission admission = admissions.findById(AdmissionKey.of(id)).orElse(null);
    if (admission == null || !admission.giveBack(reason)) {
      return false;
    }
    pass(stock.unitReturned(), admission, reason, now);
    return true;
  }

  /** The same for one that was paid. */
  boolean giveBackPaid(DropStock stock, AdmissionId id, Instant now) {
    Admission admission = admissions.findById(AdmissionKey.of(id)).orElse(null);
    if (admission == null || !admission.giveBack(ReleaseReason.REFUNDED)) {
      return false;
    }
    pass(stock.paidUnitReturned(), admission, ReleaseReason.REFUNDED, now);
    return true;
  }

  private void pass(boolean leavesTheDrop, Admission admission, ReleaseReason reason, Instant now) {
    AdmissionId id = admission.id();
    if (leavesTheDrop) {
      backToTheProduct(id.drop());
    } else {
      outbox.tell(new Release(id, admission.member(), reason, now));
    }
  }

  private void backToTheProduct(DropId drop) {
    if (drops.find(drop).orElseThrow().offer() instanceof Offer.Deal deal) {
      products.giveBack(deal.productId(), 1, drop);
    }
  }
}

package dev.rushgate.backoffice.coupon;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues coupons and lets each be used for one order at a time. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Coupons {

  private final CouponRows rows;
  private final Ids ids;

  Coupons(CouponRows rows, Ids ids) {
    this.rows = rows;
    this.ids = ids;
  }

  /** What became of the wish to use a coupon. */
  public sealed interface Use {

    record Done(Money discount) implements Use {}

    /** The member has no such coupon. */
    record Unknown() implements Use {}

    /** It is used for another order. */
    record UsedBefore() implements Use {}

    /** Its time is over. */
    record Expired() implements Use {}
  }

  /** Returns the new coupon's id. */
  public long issue(AdmissionId admission, MemberId member, Offer.Coupon offer) {
    long id = ids.next();
    rows.insert(id, admission, member, offer);
    return id;
  }

  /** Uses it for an order, if it is the member's, unused and still valid. */
  public Use use(long couponId, MemberId member, long orderId) {
    boolean used = rows.use(couponId, member, orderId);
    return rows.find(couponId, member)
        .<Use>map(
            coupon ->
                switch (coupon.state()) {
                  case ISSUED, USED ->
                      used ? new Use.Done(new Money(coupon.discount())) : new Use.UsedBefore();
                  case EXPIRED -> new Use.Expired();
                })
        .orElseGet(Use.Unknown::new);
  }

  /** Uses it again for an order that had given it back, in time or not; false when it is taken. */
  public boolean useAgain(long couponId, long orderId) {
    return rows.useAgain(couponId, orderId);
  }

  /** The order that it was used for has ended. */
  public void giveBack(long couponId, long orderId) {
    rows.giveBack(couponId, orderId);
  }

  /** A member's, the newest first. */
  @Transactional(readOnly = true)
  public Page<Coupon> of(MemberId member, Pageable page) {
    return rows.of(member, page);
  }
}

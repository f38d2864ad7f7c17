package dev.rushgate.bench.lockshop;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that all designs share. They differ in how the coupon is read and in what is
 * around it.
 */
@Service
class Issuing {

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final Ids ids;

  Issuing(CouponRepository coupons, ClaimRepository claims, Ids ids) {
    this.coupons = coupons;
    this.claims = claims;
    this.ids = ids;
  }

  /** Holds the coupon's row from the read to the commit. */
  @Transactional
  Outcome issueUnderRowLock(long couponId, String member) {
    return issue(coupons.findLocked(couponId), couponId, member);
  }

  /** Fails at the commit when the coupon's version is not the one that was read. */
  @Transactional
  Outcome issueAtVersion(long couponId, String member) {
    return issue(coupons.findById(couponId), couponId, member);
  }

  // Who has one already is found by the unique key, so that a winner costs no look for it.
  private Outcome issue(Optional<Coupon> found, long couponId, String member) {
    if (found.isEmpty()) {
      return new Outcome.NoSuchCoupon();
    }
    Coupon coupon = found.get();
    if (coupon.isSoldOut()) {
      return claims.existsByCouponIdAndMember(couponId, member)
          ? new Outcome.AlreadyClaimed()
          : new Outcome.SoldOut();
    }
    coupon.issue();
    return new Outcome.Claimed(claims.save(new Claim(ids.next(), couponId, member)));
  }
}

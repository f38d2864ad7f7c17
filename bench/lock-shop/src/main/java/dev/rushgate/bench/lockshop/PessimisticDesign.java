package dev.rushgate.bench.lockshop;

import org.springframework.stereotype.Component;

/** {@code SELECT ... FOR UPDATE} on the coupon: the claims stand in line in the database. */
@Component
class PessimisticDesign implements LockDesign {

  private final Issuing issuing;

  PessimisticDesign(Issuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public String name() {
    return "pessimistic";
  }

  @Override
  public Outcome claim(long couponId, String member) {
    return Attempt.at(() -> issuing.issueUnderRowLock(couponId, member));
  }
}

package dev.rushgate.bench.lockshop;

import org.springframework.stereotype.Component;

/** Who lost a version tries again at once, up to three times. */
@Component
class OptimisticRetryDesign implements LockDesign {

  private static final int RETRIES_MAX = 3;

  private final Issuing issuing;

  OptimisticRetryDesign(Issuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public String name() {
    return "optimistic-retry";
  }

  @Override
  public Outcome claim(long couponId, String member) {
    Outcome outcome = attempt(couponId, member);
    for (int i = 0; i < RETRIES_MAX && outcome instanceof Outcome.Conflict; i++) {
      outcome = attempt(couponId, member);
    }
    return outcome;
  }

  private Outcome attempt(long couponId, String member) {
    return Attempt.at(() -> issuing.issueAtVersion(couponId, member));
  }
}

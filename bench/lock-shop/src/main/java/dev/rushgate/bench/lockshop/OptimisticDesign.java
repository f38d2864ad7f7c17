package dev.rushgate.bench.lockshop;

import org.springframework.stereotype.Component;

/** The first commit of a version wins; the others are told that there was a conflict. */
@Component
class OptimisticDesign implements LockDesign {

  private final Issuing issuing;

  OptimisticDesign(Issuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public String name() {
    return "optimistic";
  }

  @Override
  public Outcome claim(long couponId, String member) {
    return Attempt.at(() -> issuing.issueAtVersion(couponId, member));
  }
}

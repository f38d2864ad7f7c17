package dev.rushgate.bench.lockshop;

import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.stereotype.Component;

/**
 * A lock in Redis around the transaction: taken before it begins, let go after its commit, and
 * prolonged by Redisson meanwhile. The coupon's version stays as the guard for a lock that was lost
 * on the way.
 */
@Component
class RedissonDesign implements LockDesign {

  private static final long WAIT_SECONDS_MAX = 10;

  private final Issuing issuing;
  private final RedissonClient redisson;

  RedissonDesign(Issuing issuing, RedissonClient redisson) {
    this.issuing = issuing;
    this.redisson = redisson;
  }

  @Override
  public String name() {
    return "redisson";
  }

  @Override
  public Outcome claim(long couponId, String member) {
    RLock lock = redisson.getLock("lock-shop:coupon:" + couponId);
    if (!isTaken(lock)) {
      return new Outcome.Conflict();
    }
    try {
      return Attempt.at(() -> issuing.issueAtVersion(couponId, member));
    } finally {
      lock.unlock();
    }
  }

  private static boolean isTaken(RLock lock) {
    try {
      return lock.tryLock(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

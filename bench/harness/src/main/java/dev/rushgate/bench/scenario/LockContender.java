package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.model.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the lock designs, in a shop with its pool. */
record LockContender(Rig rig, LockShop shop, String design, int connections, Path feed, int members)
    implements ClaimContender {

  @Override
  public String name() {
    return "lock: " + design;
  }

  @Override
  public List<String> notes() {
    return List.of("pool " + shop.pool() + ", " + connections + " connections");
  }

  @Override
  public Map<String, Long> pids() {
    return rig.withStores("shop", shop.service());
  }

  /** With the kinder fsync for the lock that is in Redis. */
  @Override
  public Round round() {
    rig.redisFsync("everysec");
    return new CouponRound(this, shop.coupon(Limits.UNITS_MAX));
  }

  private record CouponRound(LockContender contender, String coupon) implements Round {

    @Override
    public Target target() {
      var path = "/designs/" + contender.design + "/coupons/" + coupon + "/claims";
      return new Target("POST", contender.shop.port(), path, contender.feed);
    }

    @Override
    public int members() {
      return contender.members;
    }

    @Override
    public List<String> broken(long acknowledged, long unseen) {
      LockShop.Books books = contender.shop.books(coupon);
      List<String> broken = new ArrayList<>();
      if (books.issued() > books.total()) {
        broken.add("oversold: issued " + books.issued() + " of " + books.total());
      }
      if (books.claims() != books.issued()) {
        broken.add("issued " + books.issued() + ", but " + books.claims() + " claims are there");
      }
      if (books.distinctMembers() != books.claims()) {
        broken.add(books.claims() - books.distinctMembers() + " members have one twice");
      }
      broken.addAll(Acknowledged.broken(books.claims(), acknowledged, unseen));
      return broken;
    }

    @Override
    public void close() {
      // A coupon that nobody asks for costs nothing.
    }
  }
}

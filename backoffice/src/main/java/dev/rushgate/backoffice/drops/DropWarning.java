package dev.rushgate.backoffice.drops;

import dev.rushgate.model.Drop;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is allowed, but more often a slip than meant: most of all a time in a wrong zone, or a zero
 * too few. Whoever does mean it says so.
 */
public enum DropWarning {
  /** Its opening is over: it opens as soon as it is saved. */
  OPENS_AT_ONCE,
  /** It opens in the small hours of the shop's zone, where a time of another zone often falls. */
  NIGHT,
  /** It opens in more than half a year. */
  FAR,
  /** It is open for more than two weeks. */
  LONG,
  /** It is open for less than a minute. */
  SHORT,
  /** It costs less than three tenths of the list price. */
  STEEP,
  /** A coupon that is won late is already past its use. */
  EXPIRES_EARLY,
  /** Another deal of the product is open at that time; what the product costs would be unclear. */
  OVERLAP;

  private static final Duration FAR_FROM = Duration.ofDays(180);
  private static final Duration LONG_FROM = Duration.ofDays(14);
  private static final Duration SHORT_BELOW = Duration.ofMinutes(1);
  private static final int STEEP_BELOW_PERCENT = 30;
  private static final int NIGHT_FROM_HOUR = 1; // midnight itself is a usual opening
  private static final int NIGHT_TO_HOUR = 6;
  private static final int PERCENT = 100;

  /** What is to be said of a drop without a look at others. */
  static Set<DropWarning> of(Drop drop, Instant now, ZoneId zone) {
    var warnings = EnumSet.noneOf(DropWarning.class);
    for (DropWarning warning : values()) {
      if (warning.isAbout(drop, now, zone)) {
        warnings.add(warning);
      }
    }
    return warnings;
  }

  private boolean isAbout(Drop drop, Instant now, ZoneId zone) {
    Schedule schedule = drop.schedule();
    Duration openFor = Duration.between(schedule.opensAt(), schedule.closesAt());
    return switch (this) {
      case OPENS_AT_ONCE -> !schedule.opensAt().isAfter(now);
      case NIGHT -> isNight(schedule.opensAt().atZone(zone).getHour());
      case FAR -> schedule.opensAt().isAfter(now.plus(FAR_FROM));
      case LONG -> openFor.compareTo(LONG_FROM) > 0;
      case SHORT -> openFor.compareTo(SHORT_BELOW) < 0;
      case STEEP ->
          drop.offer() instanceof Offer.Deal deal
              && deal.price().won() * PERCENT < deal.listPrice().won() * STEEP_BELOW_PERCENT;
      case EXPIRES_EARLY ->
          drop.offer() instanceof Offer.Coupon coupon
              && coupon.validUntil().isBefore(schedule.closesAt());
      case OVERLAP -> false; // only the other rows tell
    };
  }

  private static boolean isNight(int hour) {
    return hour >= NIGHT_FROM_HOUR && hour < NIGHT_TO_HOUR;
  }
}

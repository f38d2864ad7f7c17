package dev.rushgate.backoffice.drops;

import static dev.rushgate.backoffice.drops.DropWarning.EXPIRES_EARLY;
import static dev.rushgate.backoffice.drops.DropWarning.FAR;
import static dev.rushgate.backoffice.drops.DropWarning.LONG;
import static dev.rushgate.backoffice.drops.DropWarning.NIGHT;
import static dev.rushgate.backoffice.drops.DropWarning.OPENS_AT_ONCE;
import static dev.rushgate.backoffice.drops.DropWarning.SHORT;
import static dev.rushgate.backoffice.drops.DropWarning.STEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropWarningTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z"); // noon in Seoul
  private static final Instant OPENS = Instant.parse("2026-11-21T11:00:00Z");

  private static Set<DropWarning> of(Offer offer, Instant opens, Duration openFor) {
    var schedule = new Schedule(opens, opens.plus(openFor), null);
    var limits = new Limits(10, 0, 0, 10);
    var drop = new Drop(new DropId(1), "Lamp", offer, limits, schedule, "00");
    return DropWarning.of(drop, NOW, SEOUL);
  }

  private static Offer deal(long price) {
    return new Offer.Deal(1, new Money(price), new Money(10_000), Duration.ofMinutes(5));
  }

  private static Set<DropWarning> of(Instant opens, Duration openFor) {
    return of(deal(8_000), opens, openFor);
  }

  @Test
  void nothingIsSaidOfAnOrdinaryDrop() {
    assertThat(of(OPENS, Duration.ofHours(2))).isEmpty();
  }

  @Test
  void whatIsMoreOftenASlipThanMeantIsWarnedOf() {
    assertThat(of(NOW, Duration.ofHours(2))).containsExactly(OPENS_AT_ONCE);
    assertThat(of(NOW.plusMillis(1), Duration.ofHours(2))).isEmpty();
    assertThat(of(OPENS, Duration.ofDays(14))).isEmpty();
    assertThat(of(OPENS, Duration.ofDays(14).plusMillis(1))).containsExactly(LONG);
    assertThat(of(OPENS, Duration.ofMinutes(1))).isEmpty();
    assertThat(of(OPENS, Duration.ofMillis(59_999))).containsExactly(SHORT);
    assertThat(of(NOW.plus(Duration.ofDays(180)), Duration.ofHours(2))).isEmpty();
    assertThat(of(NOW.plus(Duration.ofDays(181)), Duration.ofHours(2))).containsExactly(FAR);
  }

  @ParameterizedTest
  @CsvSource({"15:59, false", "16:00, true", "20:59, true", "21:00, false", "15:00, false"})
  void anOpeningInTheSmallHoursOfTheShopIsWarnedOf(String utc, boolean night) {
    Instant opens = Instant.parse("2026-11-22T" + utc + ":00Z"); // nine hours behind Seoul
    assertThat(of(opens, Duration.ofHours(2)).contains(NIGHT)).isEqualTo(night);
  }

  @Test
  void aPriceFarBelowTheListPriceIsWarnedOf() {
    assertThat(of(deal(3_000), OPENS, Duration.ofHours(1))).isEmpty();
    assertThat(of(deal(2_999), OPENS, Duration.ofHours(1))).containsExactly(STEEP);
  }

  @Test
  void aCouponThatMayBePastItsUseWhenItIsWonIsWarnedOf() {
    Instant closes = OPENS.plus(Duration.ofHours(1));
    Offer lasting = new Offer.Coupon(new Money(1_000), closes);
    assertThat(of(lasting, OPENS, Duration.ofHours(1))).isEmpty();
    Offer early = new Offer.Coupon(new Money(1_000), closes.minusMillis(1));
    assertThat(of(early, OPENS, Duration.ofHours(1))).containsExactly(EXPIRES_EARLY);
  }
}

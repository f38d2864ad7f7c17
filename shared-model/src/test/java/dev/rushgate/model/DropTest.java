package dev.rushgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DropTest {

  private static final Instant OPENS = Instant.parse("2026-11-27T09:00:00Z");
  private static final Instant CLOSES = OPENS.plusSeconds(3600);
  private static final Schedule SCHEDULE = new Schedule(OPENS, CLOSES, null);
  private static final Limits LIMITS = new Limits(10, 5, 100, 50);

  @Test
  void aDealPriceIsAtMostTheListPrice() {
    assertRefused(() -> deal(20_001, 20_000, Duration.ofMinutes(5)), "price");
    assertThat(deal(20_000, 20_000, Duration.ofMinutes(5)).kind()).isEqualTo(DropKind.DEAL);
  }

  @Test
  void aWindowToPayIsBounded() {
    assertRefused(() -> deal(1, 1, Duration.ZERO), "paySeconds");
    assertRefused(() -> deal(1, 1, Duration.ofDays(8)), "paySeconds");
  }

  @Test
  void aDropClosesAfterItOpens() {
    assertRefused(() -> new Schedule(OPENS, OPENS, null), "closesAt");
    assertRefused(() -> new Schedule(OPENS, OPENS.plus(Duration.ofDays(91)), null), "closesAt");
  }

  @Test
  void aLobbyOpensBeforeTheDropAndNotTooEarly() {
    assertRefused(() -> new Schedule(OPENS, CLOSES, OPENS), "lobbySeconds");
    assertRefused(
        () -> new Schedule(OPENS, CLOSES, OPENS.minus(Duration.ofDays(2))), "lobbySeconds");
  }

  @Test
  void limitsAreBounded() {
    assertRefused(() -> new Limits(0, 0, 0, 1), "capacity");
    assertRefused(() -> new Limits(1, -1, 0, 1), "waitlist");
    assertRefused(() -> new Limits(1, 0, -1, 1), "lobbyMax");
    assertRefused(() -> new Limits(1, 0, 0, 0), "admitPerSecond");
  }

  @Test
  void aCouponOutlivesTheOpening() {
    var coupon = new Offer.Coupon(new Money(5000), OPENS);
    assertRefused(
        () -> new Drop(new DropId(1), "Coupon", coupon, LIMITS, SCHEDULE, "00"), "validUntil");
  }

  @Test
  void aTitleIsNeitherBlankNorOverlong() {
    var offer = deal(1, 1, Duration.ofMinutes(1));
    assertRefused(() -> new Drop(new DropId(1), " ", offer, LIMITS, SCHEDULE, "00"), "title");
    assertRefused(
        () -> new Drop(new DropId(1), "t".repeat(201), offer, LIMITS, SCHEDULE, "00"), "title");
  }

  private static Offer.Deal deal(long price, long listPrice, Duration payWithin) {
    return new Offer.Deal(1, new Money(price), new Money(listPrice), payWithin);
  }

  private static void assertRefused(ThrowingCallable call, String field) {
    assertThatExceptionOfType(BrokenRule.class)
        .isThrownBy(call)
        .satisfies(broken -> assertThat(broken.field()).isEqualTo(field));
  }
}

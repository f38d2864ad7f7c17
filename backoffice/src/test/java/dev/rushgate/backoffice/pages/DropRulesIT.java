package dev.rushgate.backoffice.pages;

import static dev.rushgate.backoffice.pages.DropForms.SEOUL;
import static dev.rushgate.backoffice.pages.DropForms.aCoupon;
import static dev.rushgate.backoffice.pages.DropForms.aDeal;
import static dev.rushgate.backoffice.pages.DropForms.at;
import static dev.rushgate.backoffice.pages.DropForms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be saved, and what is saved only by somebody who looked twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropRulesIT {

  private static final String DEALS = "/admin/deals";
  private static final String COUPONS = "/admin/coupons";
  private static final String NONE = "<select ";

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Browser browser = Running.browser();
  private String product = "";

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
    product = drops.product(30);
  }

  private void requireFlaw(Page page, String field, String words) {
    assertThat(page.status()).as(page.text()).isEqualTo(422);
    assertThat(page.text())
        .contains("저장하지 않았어요", "href=\"#" + field + "\"", words, "id=\"" + field + "\"")
        .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"[^>]*autofocus");
  }

  /** Times are relative: a day ahead and an hour of that day. */
  private static String typed(String value) {
    if (!value.startsWith("day ")) {
      return value;
    }
    String[] parts = value.split(" ", 3);
    return at(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @ParameterizedTest
  @CsvSource({
    "title, '', 비어 있어요",
    "title, '   ', 비어 있어요",
    "price, '', 비어 있어요",
    "price, 50001, '정가 50,000원보다 비싸요'",
    "price, 0, 1원부터 정가까지",
    "price, -1, 1원부터 정가까지",
    "price, 12.5, 1원부터 정가까지",
    "price, ten, 1원부터 정가까지",
    "capacity, 31, 쓸 수 있는 재고는 30개",
    "capacity, 0, '1부터 1,000,000까지'",
    "capacity, 99999999999, '1부터 1,000,000까지'",
    "productId, '', 상품을 골라 주세요",
    "productId, 12345, 그런 상품이 없어요",
    "productId, x, 그런 상품이 없어요",
    "opensAt, '', 비어 있어요",
    "opensAt, tomorrow, 날짜와 시각을",
    "closesAt, 2026-02-30T10:00, 날짜와 시각을",
    "closesAt, day 1 19, 마감하는 때는 시작하는 때보다 뒤",
    "closesAt, day 1 20, 마감하는 때는 시작하는 때보다 뒤",
    "closesAt, day 95 20, 90일 안에",
    "waitlist, -1, 다 나간 뒤에도",
    "lobbyMax, x, 대기실에 들어올 수",
    "admitPerSecond, 0, 1초에 내보낼",
    "lobbySeconds, 86401, 시작 전에 모이는",
    "paySeconds, 604801, 당첨된 뒤",
  })
  void aDealThatBreaksARuleIsNotSaved(String field, String value, String words) {
    Page page = browser.post(DEALS, with(aDeal(product, "Lamp", 10), field, typed(value)));
    requireFlaw(page, field, words);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "discount, 0, 1원부터 10",
    "discount, '', 비어 있어요",
    "validUntil, day 1 20, 시작하는 때보다 뒤까지",
    "validUntil, '', 비어 있어요",
  })
  void aCouponThatBreaksARuleIsNotSaved(String field, String value, String words) {
    requireFlaw(browser.post(COUPONS, with(aCoupon("Off", 10), field, typed(value))), field, words);
  }

  @Test
  void aTitleThatIsTooLongIsNotSaved() {
    Page page = browser.post(COUPONS, with(aCoupon("Off", 10), "title", "x".repeat(201)));
    requireFlaw(page, "title", "제목은 1–200자");
  }

  @Test
  void whatHasEndedAlreadyIsNotSaved() {
    var form = with(with(aCoupon("Off", 10), "opensAt", at(-2, 10)), "closesAt", at(-1, 10));
    requireFlaw(browser.post(COUPONS, form), "closesAt", "이미 지났어요");
  }

  private void requireAsked(Map<String, String> form, String path, String name, String words) {
    Page asked = browser.post(path, form);
    assertThat(asked.status()).as(asked.text()).isEqualTo(409);
    assertThat(asked.text()).contains("한 번 더 확인해 주세요", "value=\"" + name + "\"", words);
    assertThat(browser.post(path, with(form, "confirmed", "FAR,NONSENSE")).status()).isEqualTo(409);
    assertThat(browser.post(path, with(form, "confirmed", "FAR," + name)).status()).isEqualTo(302);
  }

  @Test
  void whatIsMoreOftenASlipIsSavedOnlyWhenItWasConfirmed() {
    var coupon = aCoupon("Off", 10);
    requireAsked(with(coupon, "opensAt", at(-1, 20)), COUPONS, "OPENS_AT_ONCE", "이미 지났어요");
    requireAsked(with(coupon, "opensAt", at(1, 3)), COUPONS, "NIGHT", "Asia/Seoul 시각으로 새벽");
    var longer = with(with(coupon, "closesAt", at(20, 20)), "validUntil", at(30, 20));
    requireAsked(longer, COUPONS, "LONG", "두 주가 넘게");
    requireAsked(with(coupon, "validUntil", at(1, 21)), COUPONS, "EXPIRES_EARLY", "이미 쓸 수 없을");
    String cheap = drops.product(10);
    requireAsked(with(aDeal(cheap, "Cheap", 5), "price", "3900"), DEALS, "STEEP", "0이 빠지지");
  }

  @Test
  void anotherDealOfTheProductAtThatTimeIsNamed() {
    String lamp = drops.product(30);
    assertThat(browser.post(DEALS, aDeal(lamp, "The first of both", 5)).status()).isEqualTo(302);
    requireAsked(aDeal(lamp, "The second", 5), DEALS, "OVERLAP", "The first of both (");
    var after = with(with(aDeal(lamp, "After", 5), "opensAt", at(1, 22)), "closesAt", at(1, 23));
    assertThat(browser.post(DEALS, after).status()).isEqualTo(302);
  }

  @Test
  void aBrowserInAnotherZoneIsAskedOnce() {
    var form = with(aCoupon("Off", 10), "browserZone", "America/New_York");
    requireAsked(form, COUPONS, "OTHER_ZONE", "America/New_York");
    for (String same : new String[] {"Asia/Tokyo", "Asia/Seoul", "Nowhere/AtAll", ""}) {
      assertThat(browser.post(COUPONS, with(aCoupon("Off", 1), "browserZone", same)).status())
          .as(same)
          .isEqualTo(302);
    }
  }

  @Test
  void whereClocksAreChangedATimeIsNeitherLostNorGuessed() {
    var zone = ZoneId.of("America/New_York");
    var transition = zone.getRules().nextTransition(ZonedDateTime.now(SEOUL).toInstant());
    var other = zone.getRules().nextTransition(transition.getInstant());
    var gap = transition.isGap() ? transition : other;
    var twice = transition.isGap() ? other : transition;
    try (var far = Running.beside(Map.of("RUSHGATE_ZONE", zone.getId()))) {
      Browser there =
          new Browser(Running.portOf(far)).signIn(Running.staff().with(StaffRole.OPERATOR));
      there.get(COUPONS + "/new");
      Page skipped = there.post(COUPONS, opening(gap.getDateTimeBefore().plusMinutes(30)));
      requireFlaw(skipped, "opensAt", "그 지역에 없는 시각");
      var form = opening(twice.getDateTimeAfter().plusMinutes(30));
      Page doubled = there.post(COUPONS, form);
      requireFlaw(doubled, "opensAt", "America/New_York에서는 그 시각이 두 번 와요");
      assertThat(doubled.text()).contains("-04:00", "-05:00", NONE + "id=\"opensAtOffset\"");
      var chosen = with(form, "confirmed", "NIGHT,FAR");
      Page saved = there.post(COUPONS, with(chosen, "opensAtOffset", "-05:00"));
      assertThat(saved.status()).as(saved.text()).isEqualTo(302);
      assertThat(there.follow(saved).text())
          .containsPattern("value=\"-05:00\" selected")
          .contains("06:30 UTC");
    }
  }

  private static Map<String, String> opening(LocalDateTime local) {
    var form = with(aCoupon("At a change of clocks", 10), "opensAt", local.toString());
    form = with(form, "closesAt", local.plusDays(1).toString());
    return with(form, "validUntil", local.plusDays(9).toString());
  }
}

package dev.rushgate.backoffice.drops.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.backoffice.drops.DropWarning;
import dev.rushgate.backoffice.platform.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that the pages put together have words. */
class DropWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

  private final ResourceBundle words = ResourceBundle.getBundle("words/drops");

  private void requireWords(List<String> keys) {
    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(words.containsKey(key)).isTrue());
  }

  @Test
  void everyStateAndEveryWarningHasWords() {
    requireWords(Arrays.stream(DropPhase.values()).map(phase -> "state.drop." + phase).toList());
    requireWords(Arrays.stream(DropWarning.values()).map(one -> "drop.ask." + one).toList());
    requireWords(List.of("drop.ask." + DropFormViews.OTHER_ZONE));
    requireWords(Arrays.stream(Timeline.Part.values()).map(part -> "drops.part." + part).toList());
    requireWords(
        Arrays.stream(Timeline.Reach.values()).map(one -> "drops.reach." + one.word()).toList());
  }

  @Test
  void everyDistanceHasWords() {
    var keys = new ArrayList<String>();
    for (long seconds : List.of(5L, 600L, 20_000L, 900_000L)) {
      keys.add("drops." + ShownTime.of(NOW.plusSeconds(seconds), NOW).key());
      keys.add("drops." + ShownTime.of(NOW.minusSeconds(seconds), NOW).key());
    }
    assertThat(keys).doesNotHaveDuplicates().hasSize(8);
    requireWords(keys);
    requireWords(
        List.of(5, 300, 7_200, 86_400).stream()
            .map(OfferPreview.Span::of)
            .map(span -> "shop.span." + Objects.requireNonNull(span).key())
            .toList());
  }

  @Test
  void aDistanceIsToldInTheUnitThatFits() {
    assertThat(ShownTime.of(NOW.plus(Duration.ofHours(3)), NOW))
        .isEqualTo(new ShownTime(NOW.plus(Duration.ofHours(3)), "2026-11-21 14:00", "in.hours", 3));
    assertThat(ShownTime.of(NOW.plus(Duration.ofMinutes(119)), NOW).count()).isEqualTo(119);
    assertThat(ShownTime.of(NOW.minus(Duration.ofHours(47)), NOW).count()).isEqualTo(47);
    assertThat(ShownTime.of(NOW.minus(Duration.ofHours(49)), NOW).key()).isEqualTo("ago.days");
  }

  @ParameterizedTest
  @CsvSource({
    "closesAt, is after opensAt, drop.flaw.closesAt.order",
    "closesAt, is in the future, drop.flaw.closesAt.past",
    "closesAt, is within 90 days of opensAt, drop.flaw.closesAt.span",
    "validUntil, is after opensAt, drop.flaw.validUntil.order",
    "price, is above the list price, drop.flaw.price.aboveList",
    "capacity, is above the stock, drop.flaw.capacity.aboveStock",
    "productId, is missing, drop.flaw.productId.missing",
    "productId, names no product, drop.flaw.productId.unknown",
    "productId, is archived, drop.flaw.productId.archived",
    "price, is at least 1 won, drop.rule.price",
    "waitlist, is 0 to 10000000, drop.rule.waitlist",
    "lobbySeconds, is at most a day, drop.rule.lobbySeconds",
  })
  void aBrokenRuleIsToldInTheWordsOfItsField(String field, String rule, String key) {
    Flaw flaw = Flaw.of(new InvalidInput.Broken(field, rule));
    assertThat(flaw.key()).isEqualTo(key);
    requireWords(List.of(key, "drop." + field));
  }

  @Test
  void whatOvertakesAFormHasWords() {
    requireWords(
        List.of(
            Flaw.of("version", "conflict").key(),
            Flaw.of("version", "open").key(),
            Flaw.of("version", "closed").key(),
            Flaw.missing("title").key()));
  }
}

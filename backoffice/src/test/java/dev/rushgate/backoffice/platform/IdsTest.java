package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void idsOfTheYearsToComeAreRead() {
    assertThat(Ids.parse("912082390714307300")).hasValue(912_082_390_714_307_300L);
    assertThat(Ids.parse("1000000000000000001")).hasValue(1_000_000_000_000_000_001L);
    assertThat(Ids.parse(Long.toString(Long.MAX_VALUE))).hasValue(Long.MAX_VALUE);
    assertThat(Ids.sought("1000000000000000001")).isEqualTo(1_000_000_000_000_000_001L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "-1", "1.0", "9223372036854775808", "٣", "1 "})
  void whatIsNoIdNamesNothing(String text) {
    assertThat(Ids.parse(text)).isEmpty();
    assertThat(Ids.sought(text)).isNull();
  }

  @Test
  void aShortNumberMayBeAPartOfAName() {
    assertThat(Ids.sought("2026")).isNull();
    assertThat(Ids.parse("2026")).hasValue(2026);
  }
}

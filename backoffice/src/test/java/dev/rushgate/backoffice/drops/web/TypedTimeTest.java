package dev.rushgate.backoffice.drops.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T20:00, Asia/Seoul, 2026-11-21T11:00:00Z",
    "' 2026-11-21 20:00 ', Asia/Seoul, 2026-11-21T11:00:00Z",
    "2026-11-21T20:00:30, Asia/Seoul, 2026-11-21T11:00:30Z",
    "2026-11-21T20:00:30.123, Asia/Seoul, 2026-11-21T11:00:30.123Z",
    "2026-11-21T20:00:30.123456, Asia/Seoul, 2026-11-21T11:00:30.123Z",
    "2026-07-01T20:00, America/New_York, 2026-07-02T00:00:00Z",
    "2026-12-01T20:00, America/New_York, 2026-12-02T01:00:00Z",
    "2026-03-08T03:00, America/New_York, 2026-03-08T07:00:00Z",
    "2026-07-01T20:00, Asia/Kolkata, 2026-07-01T14:30:00Z",
  })
  void aLocalTimeIsOneInstantOfTheZone(String text, String zone, String instant) {
    assertThat(TypedTime.read(text, null, ZoneId.of(zone)))
        .isEqualTo(new TypedTime.At(Instant.parse(instant)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2026-11-21",
        "2026-11-21T25:00",
        "2026-02-30T10:00",
        "2026-11-21T20:00Z",
        "2026-11-21T20:00+09:00",
        "1999-12-31T23:59",
        "3000-01-01T00:00",
        "+12026-11-21T20:00",
      })
  void whatIsNoLocalTimeIsNotRead(String text) {
    assertThat(TypedTime.read(text, null, SEOUL)).isEqualTo(new TypedTime.Unreadable());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void nothingTypedIsMissing(@Nullable String text) {
    assertThat(TypedTime.read(text, null, SEOUL)).isEqualTo(new TypedTime.Missing());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T02:00, America/New_York, 2026-03-08T02:00, 2026-03-08T03:00",
    "2026-03-08T02:59:59, America/New_York, 2026-03-08T02:00, 2026-03-08T03:00",
    "2026-03-29T01:30, Europe/London, 2026-03-29T01:00, 2026-03-29T02:00",
    "2026-10-04T02:15, Australia/Lord_Howe, 2026-10-04T02:00, 2026-10-04T02:30",
    "2011-12-30T12:00, Pacific/Apia, 2011-12-30T00:00, 2011-12-31T00:00",
  })
  void aTimeThatNoClockShowsIsRefused(String text, String zone, String last, String next) {
    assertThat(TypedTime.read(text, null, ZoneId.of(zone)))
        .isEqualTo(new TypedTime.Skipped(LocalDateTime.parse(last), LocalDateTime.parse(next)));
  }

  @Test
  void aTimeThatComesTwiceTakesAChoice() {
    String twice = "2026-11-01T01:30";
    assertThat(TypedTime.choices(twice, NEW_YORK)).containsExactly("-04:00", "-05:00");
    for (String none : new String[] {"", "+09:00", "x"}) {
      assertThat(TypedTime.read(twice, none, NEW_YORK)).isEqualTo(new TypedTime.Twice());
    }
    assertThat(TypedTime.read(twice, "-04:00", NEW_YORK))
        .isEqualTo(new TypedTime.At(Instant.parse("2026-11-01T05:30:00Z")));
    assertThat(TypedTime.read(twice, "-05:00", NEW_YORK))
        .isEqualTo(new TypedTime.At(Instant.parse("2026-11-01T06:30:00Z")));
    assertThat(TypedTime.choices("2026-11-01T02:30", NEW_YORK)).isEmpty();
    assertThat(TypedTime.choices("2026-03-08T02:30", NEW_YORK)).isEmpty();
    assertThat(TypedTime.choices("x", NEW_YORK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T05:30:00Z", // the first half past one
        "2026-11-01T06:30:00Z", // the second
        "2026-11-21T11:00:00.123Z",
        "2026-03-08T07:00:00Z",
      })
  void whatIsShownIsReadBackAsTheSameInstant(Instant at) {
    String text = TypedTime.text(at, NEW_YORK);
    assertThat(TypedTime.read(text, TypedTime.offset(at, NEW_YORK), NEW_YORK))
        .isEqualTo(new TypedTime.At(at));
  }
}

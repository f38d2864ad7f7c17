package dev.rushgate.backoffice.drops.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NOON = Instant.parse("2026-11-18T17:00:00Z"); // in New York

  @Test
  void anAxisBeginsAtMidnightOfTheShop() {
    var week = Timeline.Window.around(NOON, Timeline.Reach.WEEK, NEW_YORK);
    assertThat(week.first()).isEqualTo(LocalDate.parse("2026-11-16"));
    assertThat(week.last()).isEqualTo(LocalDate.parse("2026-11-22"));
    assertThat(week.from()).isEqualTo(Instant.parse("2026-11-16T05:00:00Z"));
    assertThat(week.to()).isEqualTo(Instant.parse("2026-11-23T05:00:00Z"));
    assertThat(week.next()).isEqualTo("2026-11-23");
    assertThat(week.previous()).isEqualTo("2026-11-09");
  }

  @Test
  void nowIsOnTheAxisOnlyWhenItIsInside() {
    var week = Timeline.Window.around(NOON, Timeline.Reach.WEEK, NEW_YORK);
    assertThat(Timeline.of(week, List.of(), NOON).nowAt()).isEqualTo("35.71%"); // 2.5 of 7 days
    assertThat(Timeline.of(week, List.of(), week.to()).nowAt()).isNull();
  }

  @Test
  void aDayOfTwentyFiveHoursHasItsMarksWhereTheClocksShowThem() {
    var day = new Timeline.Window(Timeline.Reach.DAY, LocalDate.parse("2026-11-01"), NEW_YORK);
    List<Timeline.Tick> ticks = Timeline.of(day, List.of(), NOON).ticks();
    assertThat(ticks).hasSize(9);
    assertThat(ticks.get(0)).isEqualTo(new Timeline.Tick("0.00%", "00:00"));
    assertThat(ticks.get(1)).isEqualTo(new Timeline.Tick("12.00%", "02:00"));
  }
}

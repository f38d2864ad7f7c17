package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropLine;
import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drops on an axis of time. Places are in percent of its length, from its beginning.
 *
 * @param nowAt null when it is not on the axis
 * @param more whether there are more than are shown
 */
record Timeline(
    Window window,
    List<Tick> ticks,
    @Nullable String nowAt,
    Map<Part, List<Bar>> parts,
    boolean more) {

  static final int DROPS_MAX = 100;

  private static final double BAR_PERCENT_MIN = 0.4;

  /** How much is seen at once. */
  enum Reach {
    DAY(1, 0),
    WEEK(7, 2),
    MONTH(35, 7);

    private final int days;
    private final int daysBefore;

    Reach(int days, int daysBefore) {
      this.days = days;
      this.daysBefore = daysBefore;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In the order in which they are shown. */
  enum Part {
    RUNNING,
    NEXT,
    ENDED
  }

  record Tick(String at, String label) {}

  record Bar(DropRow drop, String at, String length) {}

  /** Whole days in the zone of the shop. */
  record Window(Reach reach, LocalDate first, ZoneId zone) {

    static Window around(Instant now, Reach reach, ZoneId zone) {
      return new Window(reach, now.atZone(zone).toLocalDate().minusDays(reach.daysBefore), zone);
    }

    Instant from() {
      return first.atStartOfDay(zone).toInstant();
    }

    Instant to() {
      return first.plusDays(reach.days).atStartOfDay(zone).toInstant();
    }

    public LocalDate last() {
      return first.plusDays(reach.days - 1L);
    }

    /** The first day of the span before, as an address names it. */
    public String previous() {
      return first.minusDays(reach.days).toString();
    }

    public String next() {
      return first.plusDays(reach.days).toString();
    }

    private double percent(Instant at) {
      double whole = Duration.between(from(), to()).toMillis();
      return Duration.between(from(), at).toMillis() * 100 / whole;
    }

    private List<Tick> ticks() {
      boolean hours = reach == Reach.DAY;
      var form = DateTimeFormatter.ofPattern(hours ? "HH:mm" : "M/d");
      int days = reach == Reach.MONTH ? 7 : 1;
      var ticks = new ArrayList<Tick>();
      ZonedDateTime at = first.atStartOfDay(zone);
      while (at.toInstant().isBefore(to())) {
        ticks.add(new Tick(text(percent(at.toInstant())), form.format(at)));
        at = hours ? at.plusHours(3) : at.plusDays(days);
      }
      return ticks;
    }

    private Bar bar(DropLine line) {
      Schedule schedule = line.drop().drop().schedule();
      double start = Math.clamp(percent(schedule.opensAt()), 0, 100 - BAR_PERCENT_MIN);
      double end = Math.clamp(percent(schedule.closesAt()), 0, 100);
      double length = Math.max(end - start, BAR_PERCENT_MIN);
      return new Bar(DropRow.of(line), text(start), text(length));
    }
  }

  /** Of at most one more drop than is shown. */
  static Timeline of(Window window, List<DropLine> lines, Instant now) {
    Map<Part, List<Bar>> parts =
        lines.stream()
            .limit(DROPS_MAX)
            .collect(
                Collectors.groupingBy(
                    line -> partOf(line.drop()),
                    () -> new EnumMap<>(Part.class),
                    Collectors.mapping(window::bar, Collectors.toList())));
    boolean inside = !now.isBefore(window.from()) && now.isBefore(window.to());
    return new Timeline(
        window,
        window.ticks(),
        inside ? text(window.percent(now)) : null,
        parts,
        lines.size() > DROPS_MAX);
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** None when the part has none. */
  public List<Bar> bars(Part part) {
    return parts.getOrDefault(part, List.of());
  }

  private static Part partOf(DropDetails drop) {
    if (drop.phase() == DropPhase.CLOSED || drop.phase() == DropPhase.CANCELLED) {
      return Part.ENDED;
    }
    return drop.hasOpened() ? Part.RUNNING : Part.NEXT;
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}

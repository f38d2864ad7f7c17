package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropLists;
import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.backoffice.drops.DropSearch;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.SortBy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deals, and coupons: as a list, and on an axis of time. */
@AdminPage
@RequestMapping({Section.DEALS_PATH, Section.COUPONS_PATH})
class DropListPages {

  private static final SortBy COLUMNS =
      new SortBy(Map.of("title", "title", "opens", "opens", "closes", "closes"));
  private static final List<DropPhase> PHASES = List.of(DropPhase.values());

  private final DropLists lists;
  private final BackofficeConfig config;

  DropListPages(DropLists lists, BackofficeConfig config) {
    this.lists = lists;
    this.config = config;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "-opens") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size,
      HttpServletRequest request) {
    Section section = Section.of(request);
    var search = new DropSearch(section.kind(), q, phase(state));
    var found = lists.search(search, new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    var asked = Map.of("q", search.text(), "state", state);
    return new ModelAndView(
        "drops/list",
        Map.of(
            "section", section,
            "list", Listing.of(found, DropRow::of, section.path(), asked, sort),
            "phases", PHASES));
  }

  /**
   * The axis.
   *
   * @param from its first day; empty for one around today
   */
  @GetMapping("/timeline")
  ModelAndView timeline(
      @RequestParam(defaultValue = "week") String reach,
      @RequestParam(defaultValue = "") String from,
      HttpServletRequest request) {
    Section section = Section.of(request);
    Instant now = lists.now();
    Timeline.Window window = window(reach(reach), from, now);
    var lines = lists.between(section.kind(), window.from(), window.to(), Timeline.DROPS_MAX + 1);
    return new ModelAndView(
        "drops/timeline",
        Map.of(
            "section", section,
            "timeline", Timeline.of(window, lines, now),
            "reaches", List.of(Timeline.Reach.values()),
            "sections", List.of(Timeline.Part.values())));
  }

  private Timeline.Window window(Timeline.Reach reach, String from, Instant now) {
    if (from.isEmpty()) {
      return Timeline.Window.around(now, reach, config.zone());
    }
    try {
      LocalDate first = LocalDate.parse(from);
      if (first.getYear() >= TypedTime.YEAR_MIN && first.getYear() <= TypedTime.YEAR_MAX) {
        return new Timeline.Window(reach, first, config.zone());
      }
    } catch (DateTimeException e) { // answered below, as a day out of bounds is
    }
    throw InvalidInput.of("from", "is a day like 2026-11-21");
  }

  private static Timeline.Reach reach(String word) {
    return Arrays.stream(Timeline.Reach.values())
        .filter(reach -> reach.word().equals(word))
        .findFirst()
        .orElseThrow(() -> InvalidInput.of("reach", "is day, week or month"));
  }

  private static @Nullable DropPhase phase(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(DropPhase.values())
            .filter(phase -> phase.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("state", "is no state"));
  }
}

package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropControls;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.ledger.Ledger;
import dev.rushgate.backoffice.live.History;
import dev.rushgate.backoffice.live.Live;
import dev.rushgate.backoffice.live.Point;
import dev.rushgate.backoffice.live.ShownState;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A drop while it is on: how it goes, and what can be done about it. */
@Hidden
@AdminPage
@RequestMapping(LivePage.PATH + "/{id}")
class LivePage {

  static final String PATH = "/admin/drops";
  static final int POINTS_MAX = 300;
  private static final int TABLE_ROWS_MAX = 24;
  private static final int SPARK_POINTS = 60;

  private final Live live;
  private final Ledger ledger;
  private final Drops drops;
  private final DropControls controls;

  LivePage(Live live, Ledger ledger, Drops drops, DropControls controls) {
    this.live = live;
    this.ledger = ledger;
    this.drops = drops;
    this.controls = controls;
  }

  /** What somebody typed that could not be taken; empty otherwise. */
  record Typed(@Nullable String rate, @Nullable String message, List<String> errors) {
    static final Typed NOTHING = new Typed(null, null, List.of());
  }

  @GetMapping
  ModelAndView show(@PathVariable String id) {
    return page(DropIds.of(id), Typed.NOTHING);
  }

  /** The history again, for the page's script. */
  @GetMapping("/samples")
  ResponseEntity<List<Point>> samples(@PathVariable String id) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(live.show(DropIds.of(id), POINTS_MAX).orElseThrow(DropIds::unknown).points());
  }

  @PostMapping("/rate")
  ModelAndView rate(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String rate,
      RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    try {
      return done(drop, controls.admit(drop, number(rate)), "rate", told);
    } catch (InvalidInput invalid) {
      return refused(drop, new Typed(rate, null, List.of("rate")));
    }
  }

  @PostMapping("/message")
  ModelAndView message(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String message,
      RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    try {
      return done(drop, controls.say(drop, message), "message", told);
    } catch (InvalidInput invalid) {
      return refused(drop, new Typed(null, message, List.of("message")));
    }
  }

  @PostMapping("/silence")
  ModelAndView silence(@PathVariable String id, RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    return done(drop, controls.sayNothing(drop), "silence", told);
  }

  @PostMapping("/pause")
  ModelAndView pause(@PathVariable String id, RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    return done(drop, drops.pause(drop), "pause", told);
  }

  @PostMapping("/resume")
  ModelAndView resume(@PathVariable String id, RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    return done(drop, drops.resume(drop), "resume", told);
  }

  @PostMapping("/close")
  ModelAndView close(@PathVariable String id, RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    return done(drop, drops.close(drop), "close", told);
  }

  @PostMapping("/rebuild")
  ModelAndView rebuild(@PathVariable String id, RedirectAttributes told) {
    DropId drop = DropIds.of(id);
    return done(drop, drops.rebuild(drop), "rebuild", told);
  }

  private ModelAndView page(DropId id, Typed typed) {
    Live.Picture picture = live.show(id, POINTS_MAX).orElseThrow(DropIds::unknown);
    List<Point> points = picture.points();
    List<Point> late = points.subList(Math.max(0, points.size() - SPARK_POINTS), points.size());
    var model = new HashMap<String, Object>();
    model.put("id", id.toString());
    model.put("drop", picture.drop());
    model.put("now", picture.standing());
    model.put("states", ShownState.values());
    model.put("chart", Chart.of(points));
    model.put("rows", History.thinned(points, TABLE_ROWS_MAX));
    model.put(
        "sparks",
        Map.of(
            "waiting", Chart.spark(late, Point::waiting),
            "remaining", Chart.spark(late, Point::remaining),
            "perSecond", Chart.spark(late, Point::perSecond)));
    model.put("typed", typed);
    ledger
        .show(id)
        .ifPresent(books -> model.put("flow", Flow.of(books, picture.drop().drop().kind())));
    return new ModelAndView("live/drop", model);
  }

  private ModelAndView refused(DropId drop, Typed typed) {
    ModelAndView page = page(drop, typed);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView done(
      DropId drop, DropChange change, String what, RedirectAttributes told) {
    String word =
        switch (change) {
          case DropChange.Done done -> what;
          case DropChange.DropUnknown no -> throw DropIds.unknown();
          case DropChange.Closed no -> "isClosed";
          case DropChange.Archived no -> "isArchived";
          case DropChange.ProductUnknown no -> throw Problem.CONFLICT.because("Not done.");
          case DropChange.OutOfStock no -> throw Problem.CONFLICT.because("Not done.");
          case DropChange.AlreadyOpen no -> throw Problem.CONFLICT.because("Not done.");
          case DropChange.Conflict no -> throw Problem.CONFLICT.because("Not done.");
          case DropChange.Unconfirmed no -> throw Problem.CONFLICT.because("Not done.");
        };
    told.addFlashAttribute("done", word);
    return new ModelAndView("redirect:" + PATH + "/" + drop);
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text.strip().replace(",", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

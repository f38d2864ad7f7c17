package dev.rushgate.backoffice.delivery.web;

import dev.rushgate.backoffice.delivery.Completeness;
import dev.rushgate.backoffice.delivery.Deliveries;
import dev.rushgate.backoffice.delivery.DeliverySearch;
import dev.rushgate.backoffice.delivery.DeliveryState;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.Days;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/deliveries")
class DeliveryController {

  private final Deliveries deliveries;
  private final Completeness completeness;
  private final BackofficeConfig config;

  DeliveryController(Deliveries deliveries, Completeness completeness, BackofficeConfig config) {
    this.deliveries = deliveries;
    this.completeness = completeness;
    this.config = config;
  }

  /** The comparison of paid orders with deliveries. */
  record ReportAnswer(
      boolean setUp,
      boolean complete,
      Instant from,
      Instant before,
      long paid,
      long delivered,
      long pending,
      long dead,
      long underWay,
      long missing,
      List<String> missingOrders) {

    static ReportAnswer of(Completeness.Report report) {
      return new ReportAnswer(
          report.setUp(),
          report.isComplete(),
          report.from(),
          report.before(),
          report.paid(),
          report.delivered(),
          report.pending(),
          report.dead(),
          report.underWay(),
          report.missing(),
          report.missingOrders().stream().map(order -> Long.toString(order)).toList());
    }
  }

  /** By orders, the newest first; {@code q} is an order or a member. */
  @GetMapping
  PageOf<DeliveryAnswer> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable DeliveryState state,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(deliveries.search(new DeliverySearch(q, state), wanted), DeliveryAnswer::of);
  }

  /** Of the orders that were placed on these days; of the last 24 hours when none is given. */
  @GetMapping("/report")
  ReportAnswer report(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
    Days days = Days.of(from, to);
    return ReportAnswer.of(completeness.of(days.begin(config.zone()), days.end(config.zone())));
  }

  @GetMapping("/{id}")
  DeliveryAnswer show(@PathVariable String id) {
    return deliveries
        .find(idOf(id))
        .map(DeliveryAnswer::of)
        .orElseThrow(DeliveryController::unknown);
  }

  /** Has a dead one tried again, as if it had just been taken. */
  @PostMapping("/{id}/replay")
  DeliveryAnswer replay(@PathVariable String id) {
    return switch (deliveries.replay(idOf(id))) {
      case Deliveries.Replay.Done(var delivery) -> DeliveryAnswer.of(delivery);
      case Deliveries.Replay.Unknown no -> throw unknown();
      case Deliveries.Replay.NotDead no ->
          throw Problem.DELIVERY_NOT_DEAD.because("It is on its way, or there.");
    };
  }

  /** Has the first dead ones tried again; says how many are left. */
  @PostMapping("/replay")
  Deliveries.Replays replayAll() {
    return deliveries.replayAll();
  }

  private static long idOf(String id) {
    return PathId.of(id, Problem.DELIVERY_UNKNOWN);
  }

  private static Refusal unknown() {
    return Problem.DELIVERY_UNKNOWN.because("No order with the id in this path was taken.");
  }
}

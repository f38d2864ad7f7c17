package dev.rushgate.backoffice.delivery.web;

import dev.rushgate.backoffice.delivery.Completeness;
import dev.rushgate.backoffice.delivery.Deliveries;
import dev.rushgate.backoffice.delivery.Delivery;
import dev.rushgate.backoffice.delivery.DeliveryState;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Days;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SortBy;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@AdminPage
@RequestMapping(DeliveryPages.PATH)
class DeliveryPages {

  static final String PATH = "/admin/deliveries";

  private static final SortBy COLUMNS = new SortBy(Map.of("order", "id"));
  private static final List<DeliveryState> STATES = List.of(DeliveryState.values());
  private static final String DONE = "done";

  private final Deliveries deliveries;
  private final Completeness completeness;
  private final BackofficeConfig config;

  DeliveryPages(Deliveries deliveries, Completeness completeness, BackofficeConfig config) {
    this.deliveries = deliveries;
    this.completeness = completeness;
    this.config = config;
  }

  @GetMapping
  ModelAndView list(
      DeliveryQuery query,
      @RequestParam(defaultValue = "-order") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(COLUMNS.of(sort));
    Days days = query.days();
    return new ModelAndView(
        "delivery/list",
        Map.of(
            "list",
            Listing.of(
                deliveries.search(query.search(), wanted),
                DeliveryAnswer::of,
                PATH,
                query.asked(),
                sort),
            "states",
            STATES,
            "report",
            completeness.of(days.begin(config.zone()), days.end(config.zone()))));
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    Delivery delivery = deliveries.find(idOf(id)).orElseThrow(DeliveryPages::unknown);
    return new ModelAndView(
        "delivery/detail",
        Map.of(
            "delivery",
            DeliveryAnswer.of(delivery),
            "payload",
            deliveries.payload(delivery.orderId())));
  }

  @PostMapping("/{id}/replay")
  ModelAndView replay(@PathVariable String id, RedirectAttributes told) {
    long order = idOf(id);
    switch (deliveries.replay(order)) {
      case Deliveries.Replay.Done done -> told.addFlashAttribute(DONE, "replayed");
      // Somebody was faster; the page shows how it is.
      case Deliveries.Replay.NotDead no -> told.addFlashAttribute(DONE, "notDead");
      case Deliveries.Replay.Unknown no -> throw unknown();
    }
    return new ModelAndView("redirect:" + PATH + "/" + order);
  }

  @PostMapping("/replay")
  ModelAndView replayAll(RedirectAttributes told) {
    Deliveries.Replays replays = deliveries.replayAll();
    told.addFlashAttribute("replayed", replays.replayed());
    told.addFlashAttribute("left", replays.left());
    return new ModelAndView("redirect:" + PATH);
  }

  private static long idOf(String id) {
    return PathId.of(id, Problem.DELIVERY_UNKNOWN);
  }

  private static RuntimeException unknown() {
    return Problem.DELIVERY_UNKNOWN.because("No delivery has the id.");
  }
}

package dev.rushgate.backoffice.operations.web;

import dev.rushgate.backoffice.operations.Overview;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Pages;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@AdminPage
class DashboardPage {

  private final Overview overview;

  DashboardPage(Overview overview) {
    this.overview = overview;
  }

  @GetMapping(Pages.ROOT)
  ModelAndView show() {
    Overview.Now now = overview.now();
    var page = new ModelAndView("operations/dashboard").addObject("wallets", now.wallets());
    return page.addAllObjects(
        Map.of(
            "open",
            now.open().drops().stream()
                .map(one -> DropCard.of(one, now.standings().get(one.drop().id())))
                .toList(),
            "moreOpen",
            now.open().more(),
            "next",
            now.next().drops().stream().map(DropCard::of).toList(),
            "moreNext",
            now.next().more(),
            "orders",
            now.orders(),
            "concerns",
            now.concerns(),
            "overdue",
            now.overdue(),
            "deliveries",
            now.deliveries(),
            "payments",
            now.payments()));
  }
}

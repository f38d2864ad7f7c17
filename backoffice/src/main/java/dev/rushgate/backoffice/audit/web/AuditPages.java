package dev.rushgate.backoffice.audit.web;

import dev.rushgate.backoffice.audit.AuditCsv;
import dev.rushgate.backoffice.audit.AuditSearch;
import dev.rushgate.backoffice.audit.AuditTrail;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@AdminPage
@RequestMapping(AuditPages.PATH)
class AuditPages {

  static final String PATH = "/admin/audit";

  private final AuditTrail trail;
  private final AuditCsv csv;
  private final BackofficeConfig config;

  AuditPages(AuditTrail trail, AuditCsv csv, BackofficeConfig config) {
    this.trail = trail;
    this.csv = csv;
    this.config = config;
  }

  @GetMapping
  ModelAndView list(
      AuditQuery query,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    AuditSearch search = query.search(config.zone());
    var found = trail.search(search, new PageQuery(page, size).sortedBy(Sort.unsorted()));
    var list = Listing.of(found, AuditRow::of, PATH, query.asked(), "");
    return new ModelAndView(
        "audit/list",
        Map.of(
            "list",
            list,
            "kinds",
            Subject.Kind.values(),
            "actions",
            trail.actions(),
            "export",
            list.at(PATH + "/export")));
  }

  @GetMapping("/export")
  void export(AuditQuery query, HttpServletResponse response) {
    AuditController.write(csv, query.search(config.zone()), response);
  }
}

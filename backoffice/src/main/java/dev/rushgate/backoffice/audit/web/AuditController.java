package dev.rushgate.backoffice.audit.web;

import dev.rushgate.backoffice.audit.AuditCsv;
import dev.rushgate.backoffice.audit.AuditSearch;
import dev.rushgate.backoffice.audit.AuditTrail;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/audit")
class AuditController {

  private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);
  private static final String CSV = "text/csv;charset=UTF-8";

  private final AuditTrail trail;
  private final AuditCsv csv;
  private final BackofficeConfig config;

  AuditController(AuditTrail trail, AuditCsv csv, BackofficeConfig config) {
    this.trail = trail;
    this.csv = csv;
    this.config = config;
  }

  @GetMapping
  PageOf<AuditRow> list(
      @ParameterObject AuditQuery query,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(trail.search(query.search(config.zone()), wanted), AuditRow::of);
  }

  @GetMapping(path = "/export", produces = CSV)
  void export(@ParameterObject AuditQuery query, HttpServletResponse response) {
    write(csv, query.search(config.zone()), response);
  }

  /** While it is read: however long the table is, some hundred lines of it are in memory. */
  static void write(AuditCsv csv, AuditSearch search, HttpServletResponse response) {
    response.setContentType(CSV);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
    try {
      csv.write(search, response.getOutputStream());
    } catch (IOException gone) { // whoever wanted it
      LOG.info("export not taken cause={}", gone.toString());
    }
  }
}

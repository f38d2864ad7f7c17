package dev.rushgate.backoffice.ledger.web;

import dev.rushgate.backoffice.ledger.Ledger;
import dev.rushgate.backoffice.ledger.Statement;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@AdminCall
class LedgerController {

  private final Ledger ledger;

  LedgerController(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/api/v1/admin/drops/{id}/ledger")
  Statement show(@PathVariable String id) {
    return DropId.parse(id)
        .flatMap(ledger::show)
        .orElseThrow(() -> Problem.DROP_UNKNOWN.because("No drop has the id in this path."));
  }
}

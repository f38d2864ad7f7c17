package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.DropId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks once before a drop that has not opened is closed for good. */
@AdminPage
@RequestMapping({Section.DEALS_PATH + "/{id}/cancel", Section.COUPONS_PATH + "/{id}/cancel"})
class DropCancelPages {

  private final Drops drops;

  DropCancelPages(Drops drops) {
    this.drops = drops;
  }

  @GetMapping
  ModelAndView ask(@PathVariable String id, HttpServletRequest request) {
    Section section = Section.of(request);
    return page(section, found(section, id), "", "", HttpStatus.OK);
  }

  @PostMapping
  ModelAndView cancel(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String version,
      HttpServletRequest request,
      RedirectAttributes told) {
    Section section = Section.of(request);
    DropDetails drop = found(section, id);
    try {
      var cancellation = new DropCancellation(reason, Ids.parse(version).orElse(-1));
      DropChange change =
          drops.cancel(drop.drop().id(), cancellation.requiredReason(), cancellation.version());
      return answered(section, drop, reason, change, told);
    } catch (InvalidInput invalid) {
      return page(section, drop, reason, "reason", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private static ModelAndView answered(
      Section section,
      DropDetails seen,
      String reason,
      DropChange change,
      RedirectAttributes told) {
    return switch (change) {
      case DropChange.Done done -> {
        told.addFlashAttribute("done", "cancelled");
        told.addFlashAttribute("doneTitle", done.drop().drop().title());
        yield new ModelAndView("redirect:" + section.path());
      }
      case DropChange.AlreadyOpen no -> page(section, seen, reason, "open", HttpStatus.CONFLICT);
      case DropChange.Closed no -> page(section, seen, reason, "closed", HttpStatus.CONFLICT);
      case DropChange.Archived no -> page(section, seen, reason, "closed", HttpStatus.CONFLICT);
      case DropChange.Conflict no -> page(section, seen, reason, "conflict", HttpStatus.CONFLICT);
      case DropChange.DropUnknown no -> throw unknown();
      case DropChange.ProductUnknown no -> throw new IllegalStateException("not asked for one");
      case DropChange.OutOfStock no -> throw new IllegalStateException("nothing was taken");
      case DropChange.Unconfirmed no -> throw new IllegalStateException("nothing was doubted");
    };
  }

  private static ModelAndView page(
      Section section, DropDetails drop, String reason, String problem, HttpStatus status) {
    var page =
        new ModelAndView(
            "drops/cancel",
            Map.of(
                "section", section,
                "drop", DropCancelView.of(drop),
                "reason", reason,
                "problem", problem));
    page.setStatus(status);
    return page;
  }

  private DropDetails found(Section section, String id) {
    return DropId.parse(id)
        .flatMap(drops::find)
        .filter(drop -> drop.drop().kind() == section.kind())
        .orElseThrow(DropCancelPages::unknown);
  }

  private static Refusal unknown() {
    return Problem.DROP_UNKNOWN.because("Nothing of this kind has the id in this path.");
  }
}

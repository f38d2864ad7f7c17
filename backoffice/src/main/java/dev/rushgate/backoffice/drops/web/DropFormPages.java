package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.drops.NewDrops;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.DropId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a deal or a coupon is made and changed. */
@AdminPage
@RequestMapping({Section.DEALS_PATH, Section.COUPONS_PATH})
class DropFormPages {

  private final NewDrops newDrops;
  private final Drops drops;
  private final DropFormViews views;

  DropFormPages(NewDrops newDrops, Drops drops, DropFormViews views) {
    this.newDrops = newDrops;
    this.drops = drops;
    this.views = views;
  }

  /**
   * An empty form, or one like another drop.
   *
   * @param copy the other drop's id; its times stay empty
   * @param product that a deal is to be of
   */
  @GetMapping("/new")
  ModelAndView ask(
      @RequestParam(defaultValue = "") String copy,
      @RequestParam(defaultValue = "") String product,
      HttpServletRequest request) {
    Section section = Section.of(request);
    DropSheet sheet =
        copy.isEmpty()
            ? DropSheet.ofNew(product)
            : DropSheet.like(found(section, copy), views.zone());
    return page(views.untouched(new DropFormViews.Asked(section, null, sheet)), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView create(DropSheet sheet, HttpServletRequest request, RedirectAttributes told) {
    var asked = new DropFormViews.Asked(Section.of(request), null, sheet);
    return answered(asked, newDrops::create, "created", told);
  }

  /** The address that other pages know. */
  @GetMapping("/{id}")
  ModelAndView lead(@PathVariable String id, HttpServletRequest request) {
    Section section = Section.of(request);
    return new ModelAndView(
        "redirect:" + section.path() + "/" + found(section, id).drop().id() + "/edit");
  }

  @GetMapping("/{id}/edit")
  ModelAndView show(@PathVariable String id, HttpServletRequest request) {
    Section section = Section.of(request);
    DropDetails drop = found(section, id);
    var asked = new DropFormViews.Asked(section, drop, DropSheet.of(drop, views.zone()));
    return page(views.untouched(asked), HttpStatus.OK);
  }

  @PostMapping("/{id}/edit")
  ModelAndView change(
      @PathVariable String id,
      DropSheet sheet,
      HttpServletRequest request,
      RedirectAttributes told) {
    Section section = Section.of(request);
    DropDetails drop = found(section, id);
    var asked = new DropFormViews.Asked(section, drop, sheet);
    return answered(asked, form -> drops.change(drop.drop().id(), form), "saved", told);
  }

  private ModelAndView answered(
      DropFormViews.Asked asked,
      Function<DropForm, DropChange> change,
      String what,
      RedirectAttributes told) {
    SheetReader.Read read = views.read(asked);
    if (!asked.sheet().isToBeSaved()) {
      boolean finding = asked.sheet().isLookingForProduct();
      return page(
          finding ? views.untouched(asked) : views.judged(asked, read, List.of()), HttpStatus.OK);
    }
    if (!read.flaws().isEmpty()) {
      return refused(asked, read, List.of());
    }
    if (views.isOfOtherZone(asked, read.form())
        && !asked.sheet().hasConfirmed(DropFormViews.OTHER_ZONE)) {
      return page(views.judged(asked, read, List.of()), HttpStatus.CONFLICT);
    }
    try {
      return outcome(asked, read, change.apply(read.form()), what, told);
    } catch (InvalidInput invalid) {
      return refused(asked, read, invalid.broken().stream().map(Flaw::of).toList());
    }
  }

  private ModelAndView outcome(
      DropFormViews.Asked asked,
      SheetReader.Read read,
      DropChange change,
      String what,
      RedirectAttributes told) {
    return switch (change) {
      case DropChange.Done done -> {
        told.addFlashAttribute("done", what);
        yield new ModelAndView(
            "redirect:" + asked.section().path() + "/" + done.drop().drop().id() + "/edit");
      }
      case DropChange.DropUnknown no -> throw unknown();
      case DropChange.ProductUnknown no ->
          refused(asked, read, List.of(Flaw.of("productId", "unknown")));
      case DropChange.OutOfStock no ->
          refused(asked, read, List.of(Flaw.of("capacity", "aboveStock")));
      case DropChange.Unconfirmed open ->
          page(views.judged(asked, read, List.of()), HttpStatus.CONFLICT);
      case DropChange.Conflict no -> overtaken(asked, read, "conflict");
      case DropChange.AlreadyOpen no -> overtaken(asked, read, "open");
      case DropChange.Closed no -> overtaken(asked, read, "closed");
      case DropChange.Archived no -> overtaken(asked, read, "closed");
    };
  }

  private ModelAndView refused(DropFormViews.Asked asked, SheetReader.Read read, List<Flaw> flaws) {
    return page(views.judged(asked, read, flaws), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Something happened to the drop since the form was shown. */
  private ModelAndView overtaken(DropFormViews.Asked asked, SheetReader.Read read, String how) {
    List<Flaw> flaws = List.of(Flaw.of("version", how));
    return page(views.judged(asked, read, flaws), HttpStatus.CONFLICT);
  }

  private static ModelAndView page(DropFormView view, HttpStatus status) {
    var page = new ModelAndView("drops/form", "view", view);
    page.setStatus(status);
    return page;
  }

  /** A coupon is not found among the deals, nor the other way round. */
  private DropDetails found(Section section, String id) {
    return DropId.parse(id)
        .flatMap(drops::find)
        .filter(drop -> drop.drop().kind() == section.kind())
        .orElseThrow(DropFormPages::unknown);
  }

  private static Refusal unknown() {
    return Problem.DROP_UNKNOWN.because("Nothing of this kind has the id in this path.");
  }
}

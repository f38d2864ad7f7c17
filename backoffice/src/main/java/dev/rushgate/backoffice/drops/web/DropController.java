package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.backoffice.drops.DropLists;
import dev.rushgate.backoffice.drops.DropPhase;
import dev.rushgate.backoffice.drops.DropSearch;
import dev.rushgate.backoffice.drops.DropWarning;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.drops.NewDrops;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@AdminCall
@RequestMapping(DropController.PATH)
class DropController {

  static final String PATH = "/api/v1/admin/drops";

  private final NewDrops newDrops;
  private final Drops drops;
  private final DropLists lists;

  DropController(NewDrops newDrops, Drops drops, DropLists lists) {
    this.newDrops = newDrops;
    this.drops = drops;
    this.lists = lists;
  }

  @PostMapping
  @Operation(
      description =
          "A deal takes its units out of the product's stock. With confirmed, also when empty, a"
              + " warning that it does not name refuses with 409 UNCONFIRMED; without it, none is"
              + " looked for. OVERLAP: another deal of the product is open at that time.")
  ResponseEntity<DropAnswer> create(@RequestBody DropForm form) {
    DropAnswer created = answer(newDrops.create(form));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  @GetMapping
  @Operation(
      description =
          "Newest first. With q (a part of the title or of the product's name, or a whole id) or"
              + " phase, which need a kind, as the pages list them: the last to open first.")
  PageOf<DropAnswer> list(
      @RequestParam(required = false) @Nullable DropKind kind,
      @RequestParam(required = false) @Nullable DropState state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable DropPhase phase,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size);
    if (!q.isBlank() || phase != null) {
      return searched(kind, state, q, phase, wanted);
    }
    return PageOf.of(drops.list(kind, state, wanted.sortedBy(Sort.unsorted())), DropAnswer::of);
  }

  private PageOf<DropAnswer> searched(
      @Nullable DropKind kind,
      @Nullable DropState state,
      String q,
      @Nullable DropPhase phase,
      PageQuery wanted) {
    if (kind == null) {
      throw InvalidInput.of("kind", "is needed with q and with phase");
    }
    if (state != null) {
      throw InvalidInput.of("state", "goes neither with q nor with phase");
    }
    var found = lists.search(new DropSearch(kind, q, phase), wanted.sortedBy(Section.LAST_OPENING));
    return PageOf.of(found, line -> DropAnswer.of(line.drop()));
  }

  @GetMapping("/{id}")
  DropAnswer show(@PathVariable String id) {
    return drops.find(dropId(id)).map(DropAnswer::of).orElseThrow(DropController::unknown);
  }

  @PatchMapping("/{id}")
  @Operation(
      description =
          "Before the opening only. With version (that of stock), a drop that has another one now"
              + " refuses with 409 CONFLICT. With confirmed as when creating; only what the change"
              + " brings is warned of.")
  DropAnswer change(@PathVariable String id, @RequestBody DropForm form) {
    return answer(drops.change(dropId(id), form));
  }

  @PostMapping("/{id}/pause")
  DropAnswer pause(@PathVariable String id) {
    return answer(drops.pause(dropId(id)));
  }

  @PostMapping("/{id}/resume")
  DropAnswer resume(@PathVariable String id) {
    return answer(drops.resume(dropId(id)));
  }

  @PostMapping("/{id}/close")
  DropAnswer close(@PathVariable String id) {
    return answer(drops.close(dropId(id)));
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      description =
          "Closes a drop that has not opened, so that it never will, and gives its units back to"
              + " the product. 409 ALREADY_OPEN once it has opened: it is closed then.")
  DropAnswer cancel(@PathVariable String id, @RequestBody DropCancellation cancellation) {
    return answer(drops.cancel(dropId(id), cancellation.requiredReason(), cancellation.version()));
  }

  @PostMapping("/{id}/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DropAnswer rebuild(@PathVariable String id) {
    return answer(drops.rebuild(dropId(id)));
  }

  private static DropAnswer answer(DropChange change) {
    return switch (change) {
      case DropChange.Done done -> DropAnswer.of(done.drop());
      case DropChange.DropUnknown no -> throw unknown();
      case DropChange.ProductUnknown no ->
          throw Problem.PRODUCT_UNKNOWN.because("No product has the productId.");
      case DropChange.OutOfStock no ->
          throw Problem.OUT_OF_STOCK.because("The product's stock is below the capacity.");
      case DropChange.AlreadyOpen no ->
          throw Problem.ALREADY_OPEN.because("A drop changes only before its opening.");
      case DropChange.Closed no -> throw Problem.CLOSED.because("A closed drop stays closed.");
      case DropChange.Archived no ->
          throw Problem.ARCHIVED.because("Nothing of the drop is under way any more.");
      case DropChange.Conflict no ->
          throw Problem.CONFLICT.because("The drop has another version now; read it again.");
      case DropChange.Unconfirmed open ->
          throw Problem.UNCONFIRMED.because("Not in confirmed: " + words(open.warnings()) + ".");
    };
  }

  private static String words(Set<DropWarning> warnings) {
    return warnings.stream().map(DropWarning::name).collect(Collectors.joining(", "));
  }

  private static DropId dropId(String text) {
    return DropId.parse(text).orElseThrow(DropController::unknown);
  }

  private static Refusal unknown() {
    return Problem.DROP_UNKNOWN.because("No drop has the id in this path.");
  }
}

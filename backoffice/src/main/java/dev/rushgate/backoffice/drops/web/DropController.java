package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropChange;
import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.backoffice.drops.Drops;
import dev.rushgate.backoffice.drops.NewDrops;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import java.net.URI;
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

  DropController(NewDrops newDrops, Drops drops) {
    this.newDrops = newDrops;
    this.drops = drops;
  }

  @PostMapping
  ResponseEntity<DropAnswer> create(@RequestBody DropForm form) {
    DropAnswer created = answer(newDrops.create(form));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  @GetMapping
  PageOf<DropAnswer> list(
      @RequestParam(required = false) @Nullable DropKind kind,
      @RequestParam(required = false) @Nullable DropState state,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(drops.list(kind, state, wanted), DropAnswer::of);
  }

  @GetMapping("/{id}")
  DropAnswer show(@PathVariable String id) {
    return drops.find(dropId(id)).map(DropAnswer::of).orElseThrow(DropController::unknown);
  }

  @PatchMapping("/{id}")
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
    };
  }

  private static DropId dropId(String text) {
    return DropId.parse(text).orElseThrow(DropController::unknown);
  }

  private static Refusal unknown() {
    return Problem.DROP_UNKNOWN.because("No drop has the id in this path.");
  }
}

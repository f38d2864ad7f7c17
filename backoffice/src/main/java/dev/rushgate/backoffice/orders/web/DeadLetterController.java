package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.DeadLetter;
import dev.rushgate.backoffice.orders.DeadLetters;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@AdminCall
@RequestMapping("/api/v1/admin/drops/{id}/dead-letters")
class DeadLetterController {

  private final DeadLetters letters;

  DeadLetterController(DeadLetters letters) {
    this.letters = letters;
  }

  /** A dead letter as operators see it; {@code name} is its part of the path. */
  record Answer(
      String admissionId,
      String name,
      String member,
      long sequence,
      @Nullable String reason,
      Instant at) {

    static Answer of(DeadLetter letter) {
      return new Answer(
          letter.id().toString(),
          letter.id().withinDrop(),
          letter.member(),
          letter.sequence(),
          letter.reason(),
          letter.at());
    }
  }

  @GetMapping
  PageOf<Answer> list(
      @PathVariable String id,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return DropId.parse(id)
        .flatMap(drop -> letters.list(drop, wanted))
        .map(found -> PageOf.of(found, Answer::of))
        .orElseThrow(() -> Problem.DROP_UNKNOWN.because("No drop has the id in this path."));
  }

  @PostMapping("/{name}/replay")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void replay(@PathVariable String id, @PathVariable String name) {
    requireDone(letters.replay(admission(id, name)));
  }

  @PostMapping("/{name}/give-up")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveUp(@PathVariable String id, @PathVariable String name) {
    requireDone(letters.giveUp(admission(id, name)));
  }

  private static void requireDone(DeadLetters.Decision decision) {
    switch (decision) {
      case DeadLetters.Decision.Done done -> {}
      case DeadLetters.Decision.Unknown no -> throw unknown();
      case DeadLetters.Decision.NotDead no ->
          throw Problem.NOT_A_DEAD_LETTER.because("Somebody decided about it before.");
    }
  }

  private static AdmissionId admission(String id, String name) {
    return AdmissionId.parse(id + "." + name).orElseThrow(DeadLetterController::unknown);
  }

  private static Refusal unknown() {
    return Problem.ADMISSION_UNKNOWN.because("No admission has the id in this path.");
  }
}

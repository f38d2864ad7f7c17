package dev.rushgate.edge.queue;

import java.util.List;
import java.util.stream.Stream;

/** The words of {@code result.lua}. */
final class ResultScript {

  private ResultScript() {}

  static Stream<String> arguments(List<Verdict> verdicts) {
    return verdicts.stream()
        .flatMap(
            verdict ->
                Stream.concat(
                    Stream.of(verdict.id().withinDrop(), verdict.member().value()),
                    outcome(verdict)));
  }

  private static Stream<String> outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Settled s ->
          Stream.of(
              "SETTLED",
              EntryForm.text(s.orderId()),
              EntryForm.text(s.couponId()),
              EntryForm.text(s.payByMs()));
      case Verdict.Refused r -> Stream.of("REFUSED", r.reason().word(), "", "");
    };
  }

  static ResultOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "OK" ->
          new ResultOutcome.Told(
              reply.at(1).texts().stream().map(ResultOutcome.Telling::valueOf).toList());
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

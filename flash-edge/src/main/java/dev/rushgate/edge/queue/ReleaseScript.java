package dev.rushgate.edge.queue;

import dev.rushgate.model.event.Release;
import java.util.List;
import java.util.stream.Stream;

/** The words of {@code release.lua}. */
final class ReleaseScript {

  private ReleaseScript() {}

  static Stream<String> arguments(List<Release> releases) {
    return releases.stream()
        .flatMap(r -> Stream.of(r.id().withinDrop(), r.member().value(), r.reason().name()));
  }

  static ReleaseOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "OK" ->
          new ReleaseOutcome.Released(
              reply.at(1).texts().stream().map(ReleaseOutcome.Unit::valueOf).toList());
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

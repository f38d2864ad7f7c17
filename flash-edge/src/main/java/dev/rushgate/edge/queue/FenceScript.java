package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import java.util.ArrayList;
import java.util.List;

/** The words of {@code fence.lua}. */
final class FenceScript {

  private FenceScript() {}

  static FenceOutcome read(DropId drop, Reply reply) {
    return switch (reply.word()) {
      case "OK" -> new FenceOutcome.Fenced(holds(drop, reply.at(1).texts()));
      case "NEWER" -> new FenceOutcome.Newer(reply.number(1));
      default -> throw reply.unexpected();
    };
  }

  private static List<Hold> holds(DropId drop, List<String> flat) {
    List<Hold> holds = new ArrayList<>(flat.size() / 2);
    for (int i = 0; i < flat.size(); i += 2) {
      holds.add(Hold.of(drop, flat.get(i), flat.get(i + 1)));
    }
    return holds;
  }
}

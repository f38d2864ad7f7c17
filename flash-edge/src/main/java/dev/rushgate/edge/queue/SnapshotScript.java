package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The words of {@code snapshot.lua}. */
final class SnapshotScript {

  private SnapshotScript() {}

  static SnapshotReply read(DropId drop, Reply reply) {
    return switch (reply.word()) {
      case "UNKNOWN" -> new DropUnknown();
      case "OK" -> {
        var fields = new Fields(map(reply.at(3).texts()));
        yield reply.text(1).equals("UNPUBLISHED")
            ? new SnapshotReply.FenceOnly(fields.number("fence"), reply.number(2))
            : snapshot(drop, reply, fields);
      }
      default -> throw reply.unexpected();
    };
  }

  private static DropSnapshot snapshot(DropId drop, Reply reply, Fields fields) {
    return new DropSnapshot(
        DropSnapshot.Arming.valueOf(reply.text(1)),
        SpecFields.read(drop, fields.values()),
        figures(reply, fields),
        new DropSnapshot.Units(
            fields.number("capacity"),
            fields.number("target"),
            reply.number(5),
            reply.number(6),
            reply.number(7),
            reply.number(8),
            fields.number("fence")),
        new DropSnapshot.Counters(
            fields.number("entered"),
            fields.number("admitted"),
            fields.number("refused"),
            fields.number("left")));
  }

  private static Figures figures(Reply reply, Fields fields) {
    var state = DropState.valueOf(fields.text("state"));
    var served = fields.text("served");
    return new Figures(
        fields.number("epoch"),
        fields.number("no"),
        served.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(served)),
        fields.number("remaining"),
        reply.number(4),
        fields.text("opened").equals("1"),
        fields.text("closed").equals("1") || state == DropState.CLOSED,
        fields.text("final").equals("1"),
        state,
        fields.number("version"),
        reply.number(2));
  }

  private static Map<String, String> map(List<String> flat) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      map.put(flat.get(i), flat.get(i + 1));
    }
    return map;
  }

  /** Fields of the spec; what is missing is empty, or zero. */
  private record Fields(Map<String, String> values) {

    String text(String name) {
      return values.getOrDefault(name, "");
    }

    long number(String name) {
      return Long.parseLong(values.getOrDefault(name, "0"));
    }
  }
}

package dev.rushgate.edge.verify;

import dev.rushgate.edge.verify.LobbyRecord.Place;
import dev.rushgate.edge.verify.LobbyRecord.Taken;
import dev.rushgate.model.LobbyDraw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a lobby's record by nothing but the seed. */
final class DrawCheck {

  private final LobbyRecord record;
  private final Map<Long, List<Taken>> byEpoch;

  DrawCheck(LobbyRecord record) {
    this.record = record;
    this.byEpoch =
        record.taken().stream()
            .sorted(Comparator.comparingLong(Taken::no))
            .collect(Collectors.groupingBy(Taken::epoch, TreeMap::new, Collectors.toList()));
  }

  List<Finding> findings() {
    return List.of(seedIsThePublishedOne(), numbersAreDrawn(), takenInOrder(), nobodyWasPassed());
  }

  private Finding seedIsThePublishedOne() {
    String hash = LobbyDraw.hashOf(record.seed());
    return new Finding(
        "SHA-256 of the seed is the published hash", hash.equals(record.publishedHash()), hash);
  }

  private Finding numbersAreDrawn() {
    var draw = new LobbyDraw(record.seed());
    var lobby =
        Stream.concat(record.taken().stream().map(Taken::place), record.waiting().stream())
            .filter(Place::lobby)
            .toList();
    var wrong = lobby.stream().filter(p -> p.seq() != draw.scoreOf(p.member())).findFirst();
    return new Finding(
        "every lobby number is drawn from the seed",
        wrong.isEmpty(),
        wrong
            .map(p -> p.member() + " has " + p.seq() + ", not " + draw.scoreOf(p.member()))
            .orElse(lobby.size() + " numbers, " + record.waiting().size() + " of them waiting"));
  }

  private Finding takenInOrder() {
    var wrong = new ArrayList<String>();
    for (var epoch : byEpoch.values()) {
      var lobby = epoch.stream().filter(taken -> taken.place().lobby()).toList();
      for (int i = 1; i < lobby.size(); i++) {
        note(wrong, lobby.get(i - 1), lobby.get(i));
      }
    }
    return new Finding(
        "units went out in the order of the numbers",
        wrong.isEmpty(),
        wrong.isEmpty() ? "in each of " + byEpoch.size() + " epochs" : wrong.getFirst());
  }

  private static void note(List<String> wrong, Taken first, Taken second) {
    if (!first.place().isBefore(second.place())) {
      wrong.add(
          "epoch %d: %s took unit %d before %s"
              .formatted(
                  first.epoch(), first.place().member(), first.no(), second.place().member()));
    }
  }

  /** By one who came after the opening, or by a higher number while waiting until now. */
  private Finding nobodyWasPassed() {
    var wrong = new ArrayList<String>();
    for (var epoch : byEpoch.values()) {
      for (int i = 1; i < epoch.size(); i++) {
        if (epoch.get(i).place().lobby() && !epoch.get(i - 1).place().lobby()) {
          note(wrong, epoch.get(i - 1), epoch.get(i));
        }
      }
    }
    var now = byEpoch.getOrDefault(record.epoch(), List.of());
    for (var waiting : record.waiting()) {
      now.stream()
          .filter(taken -> waiting.isBefore(taken.place()))
          .findFirst()
          .ifPresent(taken -> wrong.add(taken.place().member() + " passed " + waiting.member()));
    }
    return new Finding(
        "nobody passed a lobby member",
        wrong.isEmpty(),
        wrong.isEmpty() ? record.taken().size() + " units" : wrong.getFirst());
  }
}

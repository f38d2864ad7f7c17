package dev.rushgate.edge.settle;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.Reason;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.ResultOutcome;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells shoppers what the database made of their admissions. A result that does not get through is
 * dropped: the sweep or the rebuild tells it.
 */
final class Teller {

  private static final Logger log = LoggerFactory.getLogger(Teller.class);

  /** Results of one call: while Redis tells them, no gate gets an answer. */
  private static final int CALL_MAX = 256;

  private final RedisLink link;

  Teller(RedisLink link) {
    this.link = link;
  }

  /** Never fails. */
  Future<Void> tell(List<Fate> fates) {
    Map<DropId, List<Verdict>> byDrop = new TreeMap<>();
    for (Fate fate : fates) {
      verdict(fate)
          .forEach(v -> byDrop.computeIfAbsent(v.id().drop(), d -> new ArrayList<>()).add(v));
    }
    List<Future<Void>> calls = new ArrayList<>();
    byDrop.forEach(
        (drop, verdicts) -> {
          for (int from = 0; from < verdicts.size(); from += CALL_MAX) {
            int to = Math.min(verdicts.size(), from + CALL_MAX);
            calls.add(tell(drop, verdicts.subList(from, to)));
          }
        });
    return Future.join(calls).mapEmpty();
  }

  private Future<Void> tell(DropId drop, List<Verdict> verdicts) {
    return new DropQueue(link, drop)
        .result(verdicts)
        .onSuccess(outcome -> note(drop, verdicts.size(), outcome))
        .onFailure(e -> dropped(drop, verdicts.size(), String.valueOf(e.getMessage())))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static void note(DropId drop, int count, ResultOutcome outcome) {
    switch (outcome) {
      case ResultOutcome.Told told -> log.debug("results told drop={} count={}", drop, count);
      case NotArmed notArmed -> dropped(drop, count, notArmed.toString());
      case DropUnknown unknown -> dropped(drop, count, unknown.toString());
    }
  }

  private static void dropped(DropId drop, int count, String why) {
    log.info("results left to the sweep drop={} count={} reason={}", drop, count, why);
  }

  // STALE is of another life; DEAD is decided by an operator; RETURNED is told by the release.
  private static List<Verdict> verdict(Fate fate) {
    return switch (fate) {
      case Fate.Settled(var a, Fate.Won.Order(var id, var payBy)) ->
          List.of(
              new Verdict.Settled(
                  a.id(), a.member(), OptionalLong.of(id), OptionalLong.empty(), epochMs(payBy)));
      case Fate.Settled(var a, Fate.Won.Coupon(var id)) ->
          List.of(
              new Verdict.Settled(
                  a.id(),
                  a.member(),
                  OptionalLong.empty(),
                  OptionalLong.of(id),
                  OptionalLong.empty()));
      case Fate.Refused(var a, var why) ->
          List.of(new Verdict.Refused(a.id(), a.member(), new Reason(why.name())));
      case Fate.Stale s -> List.of();
      case Fate.Returned r -> List.of();
      case Fate.Dead d -> List.of();
      case Fate.Unrecorded u -> List.of();
    };
  }

  private static OptionalLong epochMs(Optional<Instant> instant) {
    return instant.isPresent()
        ? OptionalLong.of(instant.get().toEpochMilli())
        : OptionalLong.empty();
  }
}

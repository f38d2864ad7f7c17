package dev.rushgate.edge.queue;

import static java.util.Objects.requireNonNull;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The queue protocol once more, in plain collections and without a clock: what each script is to
 * answer and to leave behind. The walk compares Redis with it after every step.
 */
final class QueueModel {

  final DropId drop;
  final ModelSpec spec = new ModelSpec();
  final Map<String, Long> queue = new HashMap<>();

  /** Element to lease score; {@link #FRESH} stands for a lease that has not ended. */
  final TreeMap<String, Double> leased = new TreeMap<>();

  final TreeSet<String> sent = new TreeSet<>();
  final TreeMap<String, Hold> held = new TreeMap<>();
  final TreeMap<String, Entry> results = new TreeMap<>();

  /** Units that the database's guard refused: in nobody's hands and not given back. */
  long withheld;

  static final double FRESH = 2;
  static final double ENDED = 1;
  static final double AHEAD_OF_CLOCK = 9e12;

  QueueModel(DropId drop) {
    this.drop = drop;
  }

  /** The waiting, head first. */
  List<String> line() {
    return queue.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  EnterReply enter(List<Claim> claims) {
    if (!spec.published) {
      return spec.fence > 0 ? new NotArmed("UNPUBLISHED") : new DropUnknown();
    }
    spec.latch();
    List<EnterOutcome> outcomes = new ArrayList<>();
    for (var claim : claims) {
      outcomes.add(enterOne(claim));
    }
    return new EnterReply.Entered(spec.figures(queue.size()), outcomes);
  }

  private EnterOutcome enterOne(Claim claim) {
    String member = claim.member().value();
    if (held.containsKey(member) || queue.containsKey(member)) {
      return new EnterOutcome.Same(entry(member));
    }
    if (spec.isClosed()) {
      return new EnterOutcome.Closed();
    }
    if (spec.state == DropState.PAUSED) {
      return new EnterOutcome.Paused();
    }
    if (spec.opened && queue.size() >= spec.remaining + ModelSpec.WAITLIST) {
      return new EnterOutcome.SoldOut();
    }
    if (!spec.opened && queue.size() >= ModelSpec.LOBBY_MAX) {
      return new EnterOutcome.LobbyFull();
    }
    queue.put(member, spec.opened ? ++spec.seq : claim.drawScore());
    results.remove(member);
    spec.entered++;
    return new EnterOutcome.Queued((Entry.Queued) entry(member));
  }

  Entry entry(String member) {
    Long seq = queue.get(member);
    if (seq != null) {
      long place = spec.no + line().indexOf(member);
      return new Entry.Queued(
          seq, spec.epoch, spec.opened ? OptionalLong.of(place) : OptionalLong.empty());
    }
    Hold hold = held.get(member);
    Entry result = results.getOrDefault(member, new Entry.None());
    if (hold == null) {
      return result instanceof Entry.Settled gone ? new Entry.Returned(gone.id(), "") : result;
    }
    if (leased.containsKey(element(hold))) {
      return new Entry.Queued(hold.seq(), spec.epoch, OptionalLong.of(spec.no));
    }
    return result instanceof Entry.Settled settled && settled.id().equals(hold.id())
        ? new Entry.Settled(
            hold.id(), hold.seq(), settled.orderId(), settled.couponId(), settled.payByMs())
        : new Entry.Admitted(hold.id(), hold.seq());
  }

  LeaveOutcome leave(String member) {
    var why = spec.unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    if (queue.remove(member) != null) {
      results.put(member, new Entry.Left());
      spec.left++;
      return new LeaveOutcome.Left();
    }
    return held.containsKey(member) ? new LeaveOutcome.TooLate() : new LeaveOutcome.NoEntry();
  }

  AdmitOutcome admit(int max) {
    var why = spec.unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    spec.latch();
    var takenOver = takeOver(max);
    List<Pop> popped = new ArrayList<>();
    if (spec.opened && !spec.isClosed() && spec.state == DropState.OPEN) {
      long count = Math.min(Math.min(max - takenOver.size(), spec.remaining), queue.size());
      line().stream().limit(count).forEach(member -> popped.add(pop(member)));
    }
    return new AdmitOutcome.Admitted(spec.epoch, takenOver, popped, spec.figures(queue.size()));
  }

  private List<Pop> takeOver(int max) {
    var ended =
        leased.entrySet().stream()
            .filter(lease -> lease.getValue() != FRESH)
            .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
            .limit(max)
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(element -> leased.put(element, FRESH));
    return ended.stream().map(Pop::of).sorted(Comparator.comparingLong(Pop::no)).toList();
  }

  private Pop pop(String member) {
    var pop = new Pop(++spec.no, new MemberId(member), requireNonNull(queue.remove(member)));
    spec.remaining--;
    spec.served = OptionalLong.of(pop.seq());
    leased.put(pop.element(), FRESH);
    held.put(member, new Hold(pop.id(drop, spec.epoch), pop.member(), pop.seq()));
    return pop;
  }

  AcknowledgeOutcome acknowledge(long epoch, List<Pop> pops) {
    var stale = stale(epoch);
    if (stale.isPresent()) {
      return stale.get();
    }
    var moved = pops.stream().map(Pop::element).filter(e -> leased.remove(e) != null).toList();
    sent.addAll(moved);
    spec.admitted += moved.size();
    return new AcknowledgeOutcome.Done(moved.size());
  }

  AcknowledgeOutcome giveBack(long epoch, List<Pop> pops) {
    var stale = stale(epoch);
    if (stale.isPresent()) {
      return stale.get();
    }
    var given = pops.stream().map(Pop::element).filter(leased::containsKey).toList();
    given.forEach(element -> leased.put(element, ENDED));
    return new AcknowledgeOutcome.Done(given.size());
  }

  private Optional<AcknowledgeOutcome> stale(long epoch) {
    var why = spec.unarmed();
    if (why.isPresent() && why.get().isEmpty()) {
      return Optional.of(new DropUnknown());
    }
    return why.isPresent() || epoch != spec.epoch
        ? Optional.of(new AcknowledgeOutcome.Stale())
        : Optional.empty();
  }

  ReleaseOutcome release(List<Release> releases) {
    var why = spec.unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    return new ReleaseOutcome.Released(releases.stream().map(this::releaseOne).toList());
  }

  private ReleaseOutcome.Unit releaseOne(Release release) {
    String member = release.member().value();
    if (!holds(member, release.id())) {
      return ReleaseOutcome.Unit.NO_MATCH;
    }
    endDelivery(requireNonNull(held.remove(member)));
    results.put(member, new Entry.Returned(release.id(), release.reason().name()));
    spec.isFinal = false;
    if (spec.capacity > spec.target) {
      spec.capacity--;
    } else {
      spec.remaining++;
    }
    return ReleaseOutcome.Unit.RETURNED;
  }

  ResultOutcome result(List<Verdict> verdicts) {
    var why = spec.unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    return new ResultOutcome.Told(verdicts.stream().map(this::tell).toList());
  }

  private ResultOutcome.Telling tell(Verdict verdict) {
    String member = verdict.member().value();
    if (!holds(member, verdict.id())) {
      return ResultOutcome.Telling.NO_MATCH;
    }
    Hold hold = requireNonNull(held.get(member));
    endDelivery(hold);
    switch (verdict) {
      case Verdict.Settled s ->
          results.put(
              member,
              new Entry.Settled(s.id(), hold.seq(), s.orderId(), s.couponId(), s.payByMs()));
      case Verdict.Refused r -> {
        results.put(member, new Entry.Refused(r.reason().word()));
        held.remove(member);
        withheld++;
      }
    }
    return ResultOutcome.Telling.TOLD;
  }

  private boolean holds(String member, AdmissionId id) {
    Hold hold = held.get(member);
    return hold != null && hold.id().equals(id);
  }

  private void endDelivery(Hold hold) {
    if (leased.remove(element(hold)) != null) {
      spec.admitted++;
    }
    sent.remove(element(hold));
  }

  RefuseOutcome refuse(int max, Reason reason) {
    var why = spec.unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    spec.latch();
    boolean nothingComes =
        spec.isFinal && spec.remaining == 0 && leased.isEmpty() && sent.isEmpty();
    if (!spec.isClosed() && !nothingComes) {
      return new RefuseOutcome.NotHopeless();
    }
    var refused = line().stream().limit(max).toList();
    refused.forEach(queue::remove);
    refused.forEach(member -> results.put(member, new Entry.Refused(reason.word())));
    spec.refused += refused.size();
    return new RefuseOutcome.Refused(refused.size(), queue.size());
  }

  RestoreOutcome restore(Restoration restoration) {
    return ModelRestore.apply(this, restoration);
  }

  void forgetEverything() {
    queue.clear();
    leased.clear();
    sent.clear();
    held.clear();
    results.clear();
    withheld = 0;
    spec.forget();
  }

  static String element(Hold hold) {
    return new Pop(hold.id().no(), hold.member(), hold.seq()).element();
  }
}

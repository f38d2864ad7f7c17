package dev.rushgate.edge.queue;

import dev.rushgate.model.DropState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The model's side of the hash {@code spec}: counters, latches, and what arms a drop. */
final class ModelSpec {

  static final int UNITS_MAX = 5;
  static final int WAITLIST = 2;
  static final int LOBBY_MAX = 3;

  boolean published;
  boolean ofThisServer;
  boolean fenceOfThisServer;
  boolean clockPassedOpening;
  boolean clockPassedClosing;
  long fence;
  long epoch;
  long version;
  long capacity;
  long target;
  long remaining;
  long seq;
  long no;
  OptionalLong served = OptionalLong.empty();
  boolean opened;
  boolean closed;
  boolean isFinal;
  DropState state = DropState.OPEN;
  long entered;
  long admitted;
  long refused;
  long left;

  /** Why the drop is not armed; an empty text when Redis knows nothing of it. */
  Optional<String> unarmed() {
    if (!published) {
      return Optional.of(fence > 0 ? "UNPUBLISHED" : "");
    }
    if (fence > epoch) {
      return Optional.of("FENCED");
    }
    return ofThisServer ? Optional.empty() : Optional.of("RESTARTED");
  }

  void latch() {
    opened |= clockPassedOpening;
    closed |= clockPassedClosing;
  }

  boolean isClosed() {
    return closed || state == DropState.CLOSED;
  }

  Figures figures(long waiting) {
    return new Figures(
        epoch, no, served, remaining, waiting, opened, isClosed(), isFinal, state, version, 0);
  }

  FinalOutcome latchFinal(long ofEpoch, long ofNo) {
    var why = unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    if (ofEpoch != epoch || ofNo != no || remaining != 0) {
      return new FinalOutcome.NotFinal(
          ofEpoch != epoch ? "EPOCH" : ofNo != no ? "NO" : "REMAINING");
    }
    isFinal = true;
    return new FinalOutcome.Final();
  }

  UpdateOutcome update(SpecChange change) {
    var why = unarmed();
    if (why.isPresent()) {
      return why.get().isEmpty() ? new DropUnknown() : new NotArmed(why.get());
    }
    if (change.epoch() != epoch) {
      return new UpdateOutcome.OtherEpoch(version, capacity);
    }
    if (change.version() <= version) {
      return new UpdateOutcome.AlreadyApplied(version, capacity);
    }
    latch();
    if (!isClosed()) {
      state = change.state();
      closed = state == DropState.CLOSED;
    }
    version = change.version();
    target = change.target();
    long lower = Math.min(capacity - target, remaining);
    long difference = target > capacity ? target - capacity : -lower;
    capacity += difference;
    remaining += difference;
    isFinal = false;
    return new UpdateOutcome.Updated(capacity, remaining);
  }

  void restore(Restoration r, long highestSeq, long waiting) {
    seq = Math.max(published ? seq : 0, highestSeq);
    published = true;
    ofThisServer = true;
    epoch = r.number();
    version = r.version();
    state = r.state();
    closed |= state == DropState.CLOSED;
    opened |= r.anyAdmission();
    capacity = r.capacity();
    target = r.target();
    remaining = capacity - r.live().size();
    no = 0;
    served = OptionalLong.empty();
    isFinal = false;
    admitted = r.admittedCount();
    entered = waiting + admitted + refused + left;
  }

  /** A drop whose instants are where the clock says. */
  SampleDrop sample() {
    var now = SampleDrop.now();
    return new SampleDrop(
        UNITS_MAX,
        WAITLIST,
        LOBBY_MAX,
        100_000,
        DropState.OPEN,
        clockPassedOpening ? now.minusSeconds(600) : now.plusSeconds(3_600),
        clockPassedClosing ? now.minusSeconds(300) : now.plusSeconds(7_200),
        now.minusSeconds(900));
  }

  void forget() {
    published = false;
    ofThisServer = false;
    fenceOfThisServer = false;
    fence = 0;
    seq = 0;
    opened = false;
    closed = false;
    refused = 0;
    left = 0;
  }

  /** The fields as Redis is to hold them, but those that only the clock or the server decides. */
  Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    if (fence > 0) {
      fields.put("fence", Long.toString(fence));
    }
    if (published) {
      put(fields, "epoch", epoch, "version", version, "capacity", capacity, "target", target);
      put(fields, "remaining", remaining, "seq", seq, "no", no, "entered", entered);
      put(fields, "admitted", admitted, "refused", refused, "left", left);
      put(fields, "final", isFinal ? 1 : 0, "opened", opened ? 1 : 0, "closed", closed ? 1 : 0);
      fields.put("served", served.isPresent() ? Long.toString(served.getAsLong()) : "");
      fields.put("state", state.name());
    }
    return fields;
  }

  private static void put(Map<String, String> fields, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1].toString());
    }
  }
}

package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Hold;
import dev.rushgate.edge.queue.Reason;
import dev.rushgate.edge.queue.Verdict;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import java.util.Optional;
import java.util.OptionalLong;

/** What MySQL made of one admission. */
record AdmissionRow(
    AdmissionId id,
    MemberId member,
    long seq,
    State state,
    OptionalLong orderId,
    OptionalLong couponId,
    OptionalLong payByMs,
    String reason) {

  /** The states of {@code admission}. */
  enum State {
    /** An order or a coupon exists. */
    LIVE,
    /** A dead letter: holds its unit, has no result. */
    DEAD,
    /** The unit went back. */
    RETURNED,
    /** The guard refused it. */
    REFUSED,
    /** Of an older life of the data; told to nobody. */
    STALE
  }

  Hold hold() {
    return new Hold(id, member, seq);
  }

  /** What the member is to be shown, if there is anything to show. */
  Optional<Entry> told() {
    return switch (state) {
      case LIVE -> Optional.of(new Entry.Settled(id, seq, orderId, couponId, payByMs));
      case RETURNED -> Optional.of(new Entry.Returned(id, reason));
      case REFUSED -> Optional.of(new Entry.Refused(reason));
      case DEAD, STALE -> Optional.empty();
    };
  }

  /** What a settler would have told; returns are told by their release. */
  Optional<Verdict> verdict() {
    return switch (state) {
      case LIVE -> Optional.of(new Verdict.Settled(id, member, orderId, couponId, payByMs));
      case REFUSED -> Optional.of(new Verdict.Refused(id, member, new Reason(reason)));
      case DEAD, RETURNED, STALE -> Optional.empty();
    };
  }
}

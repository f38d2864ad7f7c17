package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import java.util.OptionalLong;

/** What has become of a member in a drop. */
public sealed interface Entry {

  /**
   * Waiting. {@code place} counts the pops of {@code epoch} that come before this one, so {@code
   * place - no} are ahead; it is empty in a lobby. Who was popped but is not yet durable is shown
   * so too, with nobody ahead.
   */
  record Queued(long seq, long epoch, OptionalLong place) implements Entry {}

  /** A unit is theirs, being recorded. */
  record Admitted(AdmissionId id, long seq) implements Entry {}

  /** An order or a coupon exists; {@code payByMs} is set when there is something to pay. */
  record Settled(
      AdmissionId id, long seq, OptionalLong orderId, OptionalLong couponId, OptionalLong payByMs)
      implements Entry {}

  /** The unit went back; {@code reason} may be empty. */
  record Returned(AdmissionId id, String reason) implements Entry {}

  /** Nothing was left, or will come. */
  record Refused(String reason) implements Entry {}

  /** Given up by the member. */
  record Left() implements Entry {}

  /** Redis knows of no entry. */
  record None() implements Entry {}
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import java.util.OptionalLong;

/** What MySQL made of an admission. Returns are told by the release, stale records to nobody. */
public sealed interface Verdict {

  /** The admission judged. */
  AdmissionId id();

  /** Whose it is. */
  MemberId member();

  /** An order or a coupon exists. */
  record Settled(
      AdmissionId id,
      MemberId member,
      OptionalLong orderId,
      OptionalLong couponId,
      OptionalLong payByMs)
      implements Verdict {}

  /** The database's own guard refused it: Redis counted wrongly. */
  record Refused(AdmissionId id, MemberId member, Reason reason) implements Verdict {}
}

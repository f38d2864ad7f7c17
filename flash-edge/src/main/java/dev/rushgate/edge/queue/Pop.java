package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** A unit taken for the head of the queue: the {@code no}-th of its epoch. */
public record Pop(long no, MemberId member, long seq) {

  private static final int PARTS = 3;

  /** The form in Redis, {@code no|member|seq}. */
  String element() {
    return no + "|" + member + "|" + seq;
  }

  static Pop of(String element) {
    var parts = element.split("\\|", PARTS);
    return new Pop(Long.parseLong(parts[0]), new MemberId(parts[1]), Long.parseLong(parts[2]));
  }

  /** The identity of this admission. */
  public AdmissionId id(DropId drop, long epoch) {
    return new AdmissionId(drop, epoch, no);
  }
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** A unit in a member's hands: leased, on its way, or settled. */
public record Hold(AdmissionId id, MemberId member, long seq) {

  /** The form in Redis, {@code epoch.no|seq}; the member is its key. */
  String value() {
    return id.withinDrop() + "|" + seq;
  }

  static Hold of(DropId drop, String member, String value) {
    int bar = value.indexOf('|');
    var id = AdmissionId.parse(drop + "." + value.substring(0, bar)).orElseThrow();
    return new Hold(id, new MemberId(member), Long.parseLong(value.substring(bar + 1)));
  }
}

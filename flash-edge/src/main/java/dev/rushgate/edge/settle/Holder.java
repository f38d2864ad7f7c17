package dev.rushgate.edge.settle;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;

/** A member who has a unit of a drop. */
record Holder(DropId drop, MemberId member) {

  static Holder of(Admission admission) {
    return new Holder(admission.id().drop(), admission.member());
  }
}

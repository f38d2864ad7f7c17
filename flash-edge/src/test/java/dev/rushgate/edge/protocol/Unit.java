package dev.rushgate.edge.protocol;

import dev.rushgate.edge.queue.Pop;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** A unit taken for a member, and the life of Redis in which it was. */
record Unit(DropId drop, long epoch, Pop pop) {

  AdmissionId id() {
    return pop.id(drop, epoch);
  }

  MemberId member() {
    return pop.member();
  }

  long seq() {
    return pop.seq();
  }

  /** As Redis keeps it in {@code leased} and {@code sent}. */
  String element() {
    return pop.no() + "|" + pop.member() + "|" + pop.seq();
  }
}

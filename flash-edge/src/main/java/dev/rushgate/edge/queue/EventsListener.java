package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** Who wants to know that something changed. Called on the context of the subscription. */
public interface EventsListener {

  /** The figures or the spec of a drop changed. */
  void dropChanged(DropId drop);

  /** A member's entry changed. */
  void entryChanged(DropId drop, MemberId member);

  /** Events may have been lost before now: look for yourself. */
  void mayHaveMissed();
}

package dev.rushgate.edge.gate.board;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** Who wants to know what the board hears. Called on any thread; must not wait. */
public interface BoardListener {

  /** The drop's view changed. */
  void dropChanged(DropId drop);

  /** The member's entry changed. */
  void entryChanged(DropId drop, MemberId member);
}

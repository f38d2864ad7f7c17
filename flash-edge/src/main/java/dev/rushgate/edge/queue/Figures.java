package dev.rushgate.edge.queue;

import dev.rushgate.model.DropState;
import java.util.OptionalLong;

/**
 * What gates and drainers keep of a drop, as one script call saw it.
 *
 * @param epoch the life of the data in Redis
 * @param no pops in this epoch: how many were served
 * @param served the sequence number served last in this epoch, if any
 * @param remaining units in nobody's hands
 * @param waiting members in the queue
 * @param opened the opening is latched
 * @param closed the closing is latched, or the drop was closed by hand
 * @param allPaid every unit is paid, so that nothing can come back while that holds
 * @param state what the operator wants
 * @param version of the spec
 * @param nowMs Redis' clock, ms since 1970
 */
public record Figures(
    long epoch,
    long no,
    OptionalLong served,
    long remaining,
    long waiting,
    boolean opened,
    boolean closed,
    boolean allPaid,
    DropState state,
    long version,
    long nowMs) {

  static Figures of(Reply reply) {
    return new Figures(
        reply.number(0),
        reply.number(1),
        reply.isBlank(2) ? OptionalLong.empty() : OptionalLong.of(reply.number(2)),
        reply.number(3),
        reply.number(4),
        reply.flag(5),
        reply.flag(6),
        reply.flag(7),
        DropState.valueOf(reply.text(8)),
        reply.number(9),
        reply.number(10));
  }

  /** Whether the waiting are to be refused once nothing is under way. */
  public boolean hopeless() {
    return closed || (allPaid && remaining == 0);
  }
}

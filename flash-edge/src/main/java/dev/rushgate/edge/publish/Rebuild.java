package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.Hold;
import dev.rushgate.edge.queue.Restoration;
import dev.rushgate.model.DropId;
import java.util.List;

/**
 * Handing a drop to Redis, step by step; the process may end between any two.
 *
 * <ol>
 *   <li>{@link RebuildSteps#begin}: a number from MySQL, never given before
 *   <li>{@link RebuildSteps#fence}: from here on nothing is popped or acknowledged in Redis
 *   <li>{@link Barrier}: whatever was acknowledged before lies before the ends read now; wait until
 *       it is in MySQL
 *   <li>{@link RebuildSteps#snapshot}: the number becomes the epoch; later records of older epochs
 *       are stale
 *   <li>{@link RebuildSteps#restore}: Redis takes over what MySQL said, and admits again
 * </ol>
 *
 * Every step gives way when it finds a later rebuild, so that any number may run at once.
 */
sealed interface Rebuild {

  /** What the next step goes on with. */
  DropId drop();

  /**
   * Has its number.
   *
   * @param epochBefore 0 when there is nothing in Kafka to wait for
   */
  record Begun(DropId drop, long number, long epochBefore, RebuildReason reason)
      implements Rebuild {}

  /** Redis is fenced; {@code held} were in somebody's hands then. */
  record Fenced(Begun begun, List<Hold> held) implements Rebuild {

    @Override
    public DropId drop() {
      return begun.drop();
    }
  }

  /** MySQL lives in the new epoch; Redis has yet to hear of it. */
  record Taken(Begun begun, Restoration restoration) implements Rebuild {

    @Override
    public DropId drop() {
      return begun.drop();
    }
  }
}

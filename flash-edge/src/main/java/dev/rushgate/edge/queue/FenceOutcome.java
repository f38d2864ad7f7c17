package dev.rushgate.edge.queue;

import java.util.List;

/** What beginning a rebuild came to. */
public sealed interface FenceOutcome {

  /** Nothing is popped or acknowledged from here on; {@code held} were in hands at this moment. */
  record Fenced(List<Hold> held) implements FenceOutcome {}

  /** This or a later rebuild was here: give way. */
  record Newer(long fence) implements FenceOutcome {}
}

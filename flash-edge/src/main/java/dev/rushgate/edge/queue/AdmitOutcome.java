package dev.rushgate.edge.queue;

import java.util.List;

/** What a drainer was handed. */
public sealed interface AdmitOutcome permits AdmitOutcome.Admitted, NotArmed, DropUnknown {

  /**
   * Leases to produce and acknowledge; may be empty. {@code takenOver} are from earlier drainers
   * and may be in Kafka already, {@code popped} are new; each in order of {@code no}.
   */
  record Admitted(long epoch, List<Pop> takenOver, List<Pop> popped, Figures figures)
      implements AdmitOutcome {}
}

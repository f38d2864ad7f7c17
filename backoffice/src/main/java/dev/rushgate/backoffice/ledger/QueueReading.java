package dev.rushgate.backoffice.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds of a drop at one instant.
 *
 * @param sent {@code no|member|seq} of what Kafka has and no result came for, the first few
 * @param runId of the server process that answered
 */
record QueueReading(
    Map<String, String> spec,
    long waiting,
    long leased,
    long sentCount,
    List<String> sent,
    long held,
    long lost,
    String runId) {

  /** Whether the server process that answered was handed the drop by the newest rebuild. */
  boolean armed() {
    return spec.containsKey("epoch")
        && number("fence") <= number("epoch")
        && runId.equals(spec.get("runId"));
  }

  /** A counter or setting; 0 when it is not there. */
  long number(String field) {
    String value = spec.get(field);
    return value == null || value.isEmpty() ? 0 : (long) Double.parseDouble(value);
  }

  /** A counter, or nothing when the drop is not there at all. */
  @Nullable Long counter(String field) {
    return spec.isEmpty() ? null : Long.valueOf(number(field));
  }
}

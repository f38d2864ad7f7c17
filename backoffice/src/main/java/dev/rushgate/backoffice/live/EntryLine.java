package dev.rushgate.backoffice.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry and its fate, as far as database and Redis know.
 *
 * @param sequence its number in the queue; negative in a lobby
 * @param reason why it was returned, refused or could not be recorded
 * @param at when it was recorded; null before that
 */
public record EntryLine(
    String member,
    Fate fate,
    @Nullable Long sequence,
    @Nullable String admissionId,
    @Nullable String orderId,
    @Nullable String couponId,
    @Nullable String reason,
    @Nullable Instant at) {

  static EntryLine ofQueue(
      String member, Fate fate, @Nullable Long sequence, @Nullable String reason) {
    return new EntryLine(member, fate, sequence, null, null, null, reason, null);
  }
}

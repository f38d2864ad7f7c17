package dev.rushgate.backoffice.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a drop as it was read. What Redis counts is null when Redis cannot be read.
 *
 * @param armed whether Redis may give out units; null when it cannot be read
 * @param balanced whether all checks hold; null while that cannot be judged
 */
public record Statement(
    String dropId,
    long epoch,
    @Nullable Boolean armed,
    Lines lines,
    List<Check> checks,
    @Nullable Boolean balanced,
    List<Rebuild> rebuilds) {

  /** One equation of the protocol; {@code holds} is null when a side could not be read. */
  public record Check(
      String name, @Nullable Boolean holds, @Nullable Long left, @Nullable Long right) {}

  /** The lines, those of Redis first. */
  public record Lines(
      @Nullable Long entered,
      @Nullable Long waiting,
      @Nullable Long leased,
      @Nullable Long onItsWay,
      @Nullable Long admitted,
      @Nullable Long refused,
      @Nullable Long left,
      @Nullable Long lost,
      @Nullable Long held,
      @Nullable Long remaining,
      @Nullable Long queueCapacity,
      long capacity,
      long target,
      long live,
      long settled,
      long toPay,
      long paid,
      long dead,
      long returned,
      long refusedByGuard,
      long stale,
      @Nullable Long releasesUnderWay) {}

  /** How long the drop admitted nobody, and why. */
  public record Rebuild(
      long number,
      String reason,
      Instant noticedAt,
      @Nullable Instant armedAt,
      @Nullable Long millis) {

    static Rebuild of(
        long number, String reason, LocalDateTime noticed, @Nullable LocalDateTime armed) {
      return new Rebuild(
          number,
          reason,
          noticed.toInstant(ZoneOffset.UTC),
          armed == null ? null : armed.toInstant(ZoneOffset.UTC),
          armed == null ? null : Duration.between(noticed, armed).toMillis());
    }
  }

  Statement judged(@Nullable Boolean verdict) {
    return new Statement(dropId, epoch, armed, lines, checks, verdict, rebuilds);
  }
}

package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.drops.DropDetails;
import dev.rushgate.backoffice.drops.LiveDrops;
import dev.rushgate.model.DropId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How drops stand, and how they came there; the same on every server, since it is in the database.
 */
@Service
public class Live {

  /** A sample older than this says nothing of now. */
  static final int OF_LATE_SECONDS = 10;

  private static final long RATE_OVER_MS = 3_000;

  private final LiveDrops drops;
  private final Samples samples;

  Live(LiveDrops drops, Samples samples) {
    this.drops = drops;
    this.samples = samples;
  }

  /** A drop, how it stands, and all that was sampled of it. */
  public record Picture(DropDetails drop, Standing standing, List<Point> points) {}

  /** Of those that there are; in few statements however many. */
  public List<Standing> standings(Collection<DropId> ids) {
    Map<DropId, List<Sample>> late =
        samples.ofLate(ids, OF_LATE_SECONDS).stream().collect(Collectors.groupingBy(Sample::drop));
    Map<DropId, Sample> last =
        samples.newest(ids.stream().filter(id -> !late.containsKey(id)).toList()).stream()
            .collect(Collectors.toMap(Sample::drop, sample -> sample));
    return drops.of(ids).stream()
        .map(
            drop -> {
              DropId id = drop.drop().id();
              return standing(drop, late.getOrDefault(id, List.of()), last.get(id));
            })
        .toList();
  }

  /** Nothing when there is no such drop. {@code pointsMax} bounds its history. */
  public Optional<Picture> show(DropId id, int pointsMax) {
    return drops.of(List.of(id)).stream().findFirst().map(drop -> picture(drop, pointsMax));
  }

  private Picture picture(DropDetails drop, int pointsMax) {
    List<Sample> all = samples.all(drop.drop().id());
    Sample last = all.isEmpty() ? null : all.getLast();
    long from = drop.now().getEpochSecond() - OF_LATE_SECONDS;
    List<Sample> late = all.stream().filter(sample -> sample.slot() > from).toList();
    return new Picture(
        drop, standing(drop, late, last), History.thinned(History.of(all), pointsMax));
  }

  private static Standing standing(
      DropDetails drop, List<Sample> late, @Nullable Sample otherwise) {
    Sample last = late.isEmpty() ? otherwise : late.getLast();
    long waiting = last == null ? 0 : last.waiting();
    long remaining = last == null ? drop.stock().remaining() : last.remaining();
    Instant now = last == null || last.at().isBefore(drop.now()) ? drop.now() : last.at();
    return new Standing(
        drop.drop().id().toString(),
        ShownState.of(drop, waiting, remaining, now),
        last == null ? null : last.at(),
        last != null && last.armed(),
        waiting,
        remaining,
        rate(late),
        last == null ? 0 : last.underWay(),
        last == null ? null : last.settleLagMs(),
        drop.drop().limits().admitPerSecond(),
        drop.drop().message(),
        drop.stock().version());
  }

  private static double rate(List<Sample> late) {
    if (late.isEmpty()) {
      return 0;
    }
    Sample last = late.getLast();
    Instant from = last.at().minusMillis(RATE_OVER_MS);
    return late.stream()
        .filter(sample -> !sample.at().isBefore(from))
        .findFirst()
        .map(last::perSecondSince)
        .orElse(0.0);
  }
}

package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.RevocationList;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the revocations up to date. One per process, with its own connection to Redis. */
public final class RevocationsVerticle extends VerticleBase {

  /** Between two looks. */
  static final long LOOK_MS = 250;

  /** Between two removals of what ended. */
  static final long TIDY_MS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(RevocationsVerticle.class);

  private final RedisSettings settings;
  private final Revocations memory;
  private final LongSupplier ownMs;
  private final LongSupplier redisNowMs;
  private final Consumer<String> meter;
  private @Nullable RedisLink opened;
  private boolean looking;
  private boolean failing;

  /**
   * {@code meter} hears of each call by its name.
   *
   * @param ownMs runs evenly, as that of the memory
   */
  public RevocationsVerticle(
      RedisSettings settings,
      Revocations memory,
      LongSupplier ownMs,
      LongSupplier redisNowMs,
      Consumer<String> meter) {
    this.settings = settings;
    this.memory = memory;
    this.ownMs = ownMs;
    this.redisNowMs = redisNowMs;
    this.meter = meter;
  }

  @Override
  public Future<?> start() {
    var link = RedisLink.open(vertx, settings);
    opened = link;
    var reader = new RevocationReader(new RevocationList(link), memory, ownMs);
    link.onStateChange(connected -> look(link, reader));
    vertx.setPeriodic(LOOK_MS, timer -> look(link, reader));
    vertx.setPeriodic(TIDY_MS, timer -> memory.list().dropEnded(redisNowMs.getAsLong()));
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return opened == null ? Future.succeededFuture() : opened.close();
  }

  private void look(RedisLink link, RevocationReader reader) {
    if (looking || !link.connected()) {
      return;
    }
    looking = true;
    meter.accept("revocations");
    reader
        .read()
        .onSuccess(v -> failing = false)
        .onFailure(this::failed)
        .onComplete(done -> looking = false);
  }

  /** Said once for each outage, not at each look. */
  private void failed(Throwable cause) {
    if (!failing) {
      LOG.warn("revocations not confirmed until further notice cause={}", cause.toString());
    }
    failing = true;
  }
}

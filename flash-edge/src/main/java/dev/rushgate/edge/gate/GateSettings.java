package dev.rushgate.edge.gate;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.gate.entry.EntryBounds;
import dev.rushgate.edge.gate.stream.StreamBounds;
import dev.rushgate.edge.queue.RedisSettings;
import java.util.function.LongSupplier;

/**
 * What a gate needs to know.
 *
 * @param loops event loops that answer, each with its own connection to Redis
 * @param ownMs the gate's own clock, ms; must run evenly, need not be right
 */
public record GateSettings(
    int port,
    int loops,
    EdgeConfig.Gate secrets,
    RedisSettings redis,
    EntryBounds entries,
    StreamBounds streams,
    LongSupplier ownMs) {

  /** One loop per core. */
  public static GateSettings of(EdgeConfig config, EdgeConfig.Gate secrets) {
    return new GateSettings(
        config.httpPort(),
        Runtime.getRuntime().availableProcessors(),
        secrets,
        RedisSettings.of(config.redisUrl()),
        EntryBounds.usual(),
        StreamBounds.usual(),
        new EvenClock());
  }
}

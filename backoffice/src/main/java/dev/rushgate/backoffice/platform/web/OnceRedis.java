package dev.rushgate.backoffice.platform.web;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the cache's own to Redis, which nobody waits for: what is not answered at once
 * fails. When it could not be made, the next call that needs it begins another, and fails.
 */
final class OnceRedis {

  private static final Duration ANSWER_MAX = Duration.ofMillis(100);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
  private static final int WAITING_MAX = 256;

  private final RedisClient client;
  private final RedisURI uri;
  private CompletableFuture<StatefulRedisConnection<String, String>> connecting;

  OnceRedis(String url) {
    uri = RedisURI.create(url);
    uri.setTimeout(CONNECT_MAX);
    client = RedisClient.create();
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(WAITING_MAX)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_MAX).build())
            .build());
    connecting = connect();
  }

  /** Fails with {@link RedisException}, as {@code set} does. */
  @Nullable String get(String key) {
    return connection().sync().get(key);
  }

  void set(String key, String value, SetArgs how) {
    connection().sync().set(key, value, how);
  }

  void close() {
    client.shutdown();
  }

  private synchronized StatefulRedisConnection<String, String> connection() {
    if (connecting.isCompletedExceptionally()) {
      connecting = connect();
    }
    if (!connecting.isDone() || connecting.isCompletedExceptionally()) {
      throw new RedisException("not connected");
    }
    return connecting.join();
  }

  private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
    return client
        .connectAsync(StringCodec.UTF8, uri)
        .toCompletableFuture()
        .thenApply(
            made -> {
              made.setTimeout(ANSWER_MAX);
              return made;
            });
  }
}

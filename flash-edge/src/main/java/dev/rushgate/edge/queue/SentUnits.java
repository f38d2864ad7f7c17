package dev.rushgate.edge.queue;

import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way between Kafka and a result. Two plain reads: between them a unit may end, then
 * it is left out; {@code result} checks each identity anyway.
 */
final class SentUnits {

  private final RedisLink link;
  private final RedisKeys keys;

  SentUnits(RedisLink link, RedisKeys keys) {
    this.link = link;
    this.keys = keys;
  }

  Future<List<Hold>> until(long untilMs, int max) {
    var range =
        Request.cmd(Command.ZRANGE)
            .arg(keys.sent())
            .arg("-inf")
            .arg(untilMs)
            .arg("BYSCORE")
            .arg("LIMIT")
            .arg(0)
            .arg(max);
    return link.call(range).compose(this::holds);
  }

  private Future<List<Hold>> holds(@Nullable Response elements) {
    if (elements == null || elements.size() == 0) {
      return Future.succeededFuture(List.of());
    }
    var pops = elements.stream().map(element -> Pop.of(element.toString())).toList();
    var request = Request.cmd(Command.HMGET).arg(keys.admitted());
    pops.forEach(pop -> request.arg(pop.member().value()));
    return link.call(request).map(values -> matching(pops, values));
  }

  /** A unit restored as a dead letter has an older epoch, which only {@code admitted} knows. */
  private List<Hold> matching(List<Pop> pops, @Nullable Response values) {
    if (values == null) {
      return List.of();
    }
    return IntStream.range(0, pops.size())
        .mapToObj(i -> hold(pops.get(i), values.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Hold> hold(Pop pop, @Nullable Response value) {
    return Optional.ofNullable(value)
        .map(text -> Hold.of(keys.drop(), pop.member().value(), text.toString()))
        .filter(hold -> hold.id().no() == pop.no() && hold.seq() == pop.seq());
  }
}

package dev.rushgate.edge.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.OnLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.mysqlclient.MySQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class RetryTest {

  @ParameterizedTest
  @ValueSource(ints = {1020, 1205, 1213})
  void whatGaveWayToAnotherTransactionIsTriedAgain(int code, Vertx vertx) {
    var tries = new AtomicInteger();
    Future<String> done =
        new Retry(vertx)
            .onContention(
                () ->
                    tries.incrementAndGet() < Retry.TRIES_MAX
                        ? Future.failedFuture(failure(code))
                        : Future.succeededFuture("done"));
    assertThat(OnLoop.answer(done)).isEqualTo("done");
    assertThat(tries).hasValue(Retry.TRIES_MAX);
  }

  @Test
  void theLastTryIsTheLast(Vertx vertx) {
    var tries = new AtomicInteger();
    Assertions.assertThatExceptionOfType(MySQLException.class)
        .isThrownBy(
            () ->
                OnLoop.answer(
                    new Retry(vertx)
                        .onContention(
                            () -> {
                              tries.incrementAndGet();
                              return Future.failedFuture(failure(1213));
                            })));
    assertThat(tries).hasValue(Retry.TRIES_MAX);
  }

  @Test
  void anyOtherFailureIsTheCallers(Vertx vertx) {
    var tries = new AtomicInteger();
    Assertions.assertThatExceptionOfType(MySQLException.class)
        .isThrownBy(
            () ->
                OnLoop.answer(
                    new Retry(vertx)
                        .onContention(
                            () -> {
                              tries.incrementAndGet();
                              return Future.failedFuture(failure(1062));
                            })));
    assertThat(tries).hasValue(1);
  }

  private static MySQLException failure(int code) {
    return new MySQLException("made up", code, "HY000");
  }
}

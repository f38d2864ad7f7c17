package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.publish.PublishVerticle;
import dev.rushgate.model.Drop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's words on their way from the database through Redis to those who wait. */
@ExtendWith(VertxExtension.class)
class MessageIT {

  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final String MARKUP = "잠시 <script>alert(\"x\")</script> 멈췄어요";

  private Stores stores;
  private Drop drop;
  private GateRig rig;
  private Listener listener;
  private Client anna;
  private String publisher = "";

  @BeforeEach
  void annaWaitsAndListens(Vertx vertx) {
    stores = Stores.fresh(vertx);
    drop = DropFixture.aDeal().in(stores);
    publisher =
        Waiting.on(
            vertx.deployVerticle(
                new PublishVerticle(
                    stores.config(), Clock.systemUTC(), new SimpleMeterRegistry())));
    rig = GateRig.start(vertx);
    GateRig.until(() -> rig.client.get(path()).status() == 200);
    anna = rig.client.as("anna");
    var entered = anna.post(path() + "/entries");
    listener =
        new Listener(vertx, rig.gate.port(), path() + "/stream?ticket=" + entered.ticket(), null);
    anna = anna.with("X-Rushgate-Ticket", entered.ticket());
    GateRig.until(() -> listener.heardState("entry", "QUEUED"));
  }

  @AfterEach
  void hangUp(Vertx vertx) {
    listener.close();
    Waiting.on(vertx.undeploy(publisher));
    stores.close();
  }

  private String path() {
    return "/api/v1/drops/" + drop.id();
  }

  private void say(@Nullable String message) {
    stores.sql.run(
        "UPDATE drop_spec SET message = ? WHERE drop_id = ?", message, drop.id().value());
    stores.sql.run(
        "UPDATE drop_stock SET version = version + 1 WHERE drop_id = ?", drop.id().value());
  }

  private @Nullable String polled() {
    return anna.get(path() + "/entries/me").json().getString("message");
  }

  private boolean heard(String event, @Nullable String message) {
    List<JsonObject> events = listener.heard(event);
    return Objects.equals(message, events.getLast().getString("message"));
  }

  /** How long it took until the stream and a poll told it, in ms. */
  private long told(@Nullable String message) {
    long saidNanos = System.nanoTime();
    say(message);
    GateRig.until(
        () ->
            heard("drop", message) && heard("entry", message) && Objects.equals(message, polled()));
    return Duration.ofNanos(System.nanoTime() - saidNanos).toMillis();
  }

  @Test
  void aMessageReachesAWaitingStreamAndAPollWithinASecond() {
    assertThat(polled()).isNull();
    long reads = rig.calls("entries");
    List<Long> tookMs = Stream.of("첫째", MARKUP, "셋째").map(this::told).sorted().toList();
    assertThat(tookMs.get(1)).as("median of " + tookMs).isLessThan(WITHIN.toMillis());
    told(null);
    assertThat(rig.calls("entries")).as("polls ask no Redis").isEqualTo(reads);
  }

  @Test
  void whoComesLaterIsToldAtOnceAndWhoDoesNotWaitIsNot() {
    told(MARKUP);
    var ben = rig.client.as("ben");
    assertThat(ben.post(path() + "/entries").json().getString("message")).isEqualTo(MARKUP);
    assertThat(ben.get(path() + "/entries/me").json().getString("message")).isEqualTo(MARKUP);
    Waiting.on(ben.send(HttpMethod.DELETE, path() + "/entries/me", ""));
    assertThat(ben.get(path() + "/entries/me").json().containsKey("message")).isFalse();
  }
}

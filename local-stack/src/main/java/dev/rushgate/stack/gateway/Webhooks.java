package dev.rushgate.stack.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells the shop that a payment changed: unsigned, maybe late, maybe twice, maybe never. */
final class Webhooks {

  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final int TRIES_MAX = 3;

  private volatile @Nullable URI shop;
  private final Duration late;
  private final HttpClient http = HttpClient.newHttpClient();

  Webhooks(@Nullable URI shop, Duration late) {
    this.shop = shop;
    this.late = late;
  }

  void sendTo(@Nullable URI other) {
    shop = other;
  }

  void changed(Payment payment, Behaviour behaviour) {
    switch (behaviour) {
      case WEBHOOK_NEVER -> {}
      case WEBHOOK_LATE -> send(payment, late);
      case WEBHOOK_TWICE -> {
        send(payment, Duration.ZERO);
        send(payment, late);
      }
      default -> send(payment, Duration.ZERO);
    }
  }

  private void send(Payment payment, Duration after) {
    URI to = shop;
    if (to == null) {
      return;
    }
    String body =
        JSON.writeValueAsString(
            Map.of(
                "eventType", "PAYMENT_STATUS_CHANGED",
                "createdAt", Instant.now().toString(),
                "data", payment.shown()));
    var request =
        HttpRequest.newBuilder(to)
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    Thread.ofVirtual().name("webhook").start(() -> send(request, after));
  }

  private void send(HttpRequest request, Duration after) {
    try {
      Thread.sleep(after);
      for (int i = 0; i < TRIES_MAX && !taken(request); i++) {
        Thread.sleep(late);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean taken(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "webhook not taken cause=" + e);
      return false;
    }
  }
}

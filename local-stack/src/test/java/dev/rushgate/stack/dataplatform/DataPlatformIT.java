package dev.rushgate.stack.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPlatformIT {

  private static final String SECRET = "a secret";
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private DataPlatform platform;

  @BeforeEach
  void open() {
    platform = start();
  }

  @AfterEach
  void close() {
    platform.close();
    http.close();
  }

  private DataPlatform start() {
    return DataPlatform.start(
        new DataPlatform.Settings(
            0,
            SECRET,
            folder.resolve("journal.jsonl"),
            Duration.ofMillis(100),
            Duration.ofSeconds(5)));
  }

  private int send(String method, String path, String body, String secret) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(platform.url()).resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret)
            .header("Idempotency-Key", "key-" + body)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private int post(String order) throws Exception {
    return send("POST", "/orders", "{\"order\":\"" + order + "\"}", SECRET);
  }

  @Test
  void anOrderIsTakenOncePerKeyAlsoByTheNextProgram() throws Exception {
    assertThat(post("1")).isEqualTo(200);
    assertThat(post("1")).isEqualTo(200);
    platform.close();
    platform = start();
    assertThat(post("1")).isEqualTo(200);
    assertThat(platform.taken()).containsExactly("1");
    assertThat(platform.posts())
        .extracting(Post::outcome)
        .containsExactly("TAKEN", "AGAIN", "AGAIN");
  }

  @Test
  void itCanBeToldToFailForOneOrderOrForAll() throws Exception {
    assertThat(send("PUT", "/mood", "{\"mood\":\"REFUSES\",\"order\":\"2\"}", SECRET))
        .isEqualTo(200);
    assertThat(post("2")).isEqualTo(422);
    assertThat(post("3")).isEqualTo(200);
    assertThat(send("PUT", "/mood", "{\"mood\":\"FAILS\"}", SECRET)).isEqualTo(200);
    assertThat(post("4")).isEqualTo(500);
    assertThat(post("2")).isEqualTo(422);
    platform.is(Mood.SLOW);
    assertThat(post("5")).isEqualTo(200);
    platform.is(Mood.SILENT);
    assertThatThrownBy(() -> post("6")).isInstanceOf(HttpTimeoutException.class);
    assertThat(platform.taken()).containsExactly("3", "5");
    assertThat(send("PUT", "/mood", "{\"mood\":\"SULKS\"}", SECRET)).isEqualTo(400);
  }

  @Test
  void itGoesAwayAndComesBackWhereItWas() throws Exception {
    platform.goAway();
    assertThatThrownBy(() -> post("1")).isInstanceOf(ConnectException.class);
    platform.comeBack();
    assertThat(post("1")).isEqualTo(200);
  }

  @Test
  void whatIsNoOrderOrFromNobodyIsNotTaken() throws Exception {
    assertThat(send("POST", "/orders", "no json", SECRET)).isEqualTo(400);
    assertThat(send("POST", "/orders", "{\"order\":\"1\"}", "another")).isEqualTo(401);
    assertThat(send("GET", "/elsewhere", "", SECRET)).isEqualTo(404);
    assertThat(send("GET", "/orders", "", SECRET)).isEqualTo(200);
    assertThat(platform.posts()).isEmpty();
  }
}

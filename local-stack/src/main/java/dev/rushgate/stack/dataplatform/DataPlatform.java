package dev.rushgate.stack.dataplatform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A data platform on loopback: {@code POST /orders} takes a paid order once for each {@code
 * Idempotency-Key}, {@code GET /orders} lists the taken, {@code PUT /mood {"mood":"FAILS","order":
 * "7"}} changes how it treats one order, or all of them when none is named.
 */
public final class DataPlatform implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BODY_MAX = 256 * 1024;

  private final Settings settings;
  private final Journal journal;
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int port;
  private volatile HttpServer server;
  private volatile Mood usually = Mood.TAKES;

  /**
   * How it is set up.
   *
   * @param port 0 is a free one
   * @param secret the bearer token that it wants to see
   * @param slow how long a slow answer takes
   * @param silence how long a request that gets no answer is held
   */
  public record Settings(int port, String secret, Path journal, Duration slow, Duration silence) {

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** As {@code scripts/up} runs it. */
    public static Settings usual(int port, String secret, Path journal) {
      return new Settings(port, secret, journal, SLOW, SILENCE);
    }
  }

  private record Answer(int status, Map<String, Object> body) {

    static Answer problem(int status, String code) {
      return new Answer(status, Map.of("code", code));
    }
  }

  private DataPlatform(Settings settings) throws IOException {
    this.settings = settings;
    journal = new Journal(settings.journal());
    server = listen(settings.port());
    port = server.getAddress().getPort();
  }

  private HttpServer listen(int on) throws IOException {
    var listening =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), on), 0);
    listening.setExecutor(threads);
    listening.createContext("/", this::serve);
    listening.start();
    return listening;
  }

  public static DataPlatform start(Settings settings) {
    try {
      return new DataPlatform(settings);
    } catch (IOException e) {
      throw new StackException("the data platform cannot listen on port " + settings.port(), e);
    }
  }

  /** Where orders are posted. */
  public String url() {
    return "http://127.0.0.1:" + port + "/orders";
  }

  /** Refuses connections until it comes back. */
  public void goAway() {
    server.stop(0);
  }

  public void comeBack() {
    try {
      server = listen(port);
    } catch (IOException e) {
      throw new StackException("the data platform cannot listen on port " + port, e);
    }
  }

  /** How it treats all orders of which nothing else was said. */
  public void is(Mood mood) {
    usually = mood;
  }

  /** How it treats one order. */
  public void is(Mood mood, String order) {
    moods.put(order, mood);
  }

  /** All that it was sent, in the order of the answers. */
  public List<Post> posts() {
    return journal.all();
  }

  /** The orders that it has. */
  public List<String> taken() {
    return journal.all().stream().filter(Post::isTaken).map(Post::order).toList();
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String wanted = "Bearer " + settings.secret();
    if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.problem(401, "UNAUTHORIZED");
    }
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (call) {
      case "POST /orders" -> order(exchange, body(exchange));
      case "GET /orders" -> new Answer(200, Map.of("orders", taken()));
      case "PUT /mood" -> mood(json(body(exchange)));
      default -> Answer.problem(404, "NOT_FOUND");
    };
  }

  private Answer order(HttpExchange exchange, String body) throws InterruptedException {
    String order = json(body).path("order").asString("");
    String key =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
    if (order.isEmpty() || key.isEmpty()) {
      return Answer.problem(400, "INVALID");
    }
    Mood mood = moods.getOrDefault(order, usually);
    if (mood == Mood.SLOW) {
      Thread.sleep(settings.slow());
    }
    if (mood == Mood.TAKES || mood == Mood.SLOW) {
      return new Answer(200, Map.of("order", order, "first", journal.take(key, order, body)));
    }
    journal.turnedAway(key, order, body, mood);
    if (mood == Mood.SILENT) {
      Thread.sleep(settings.silence());
    }
    return mood == Mood.REFUSES
        ? Answer.problem(422, "ORDER_REFUSED")
        : Answer.problem(500, "FAILED");
  }

  private Answer mood(JsonNode wanted) {
    String word = wanted.path("mood").asString("");
    if (Arrays.stream(Mood.values()).noneMatch(mood -> mood.name().equals(word))) {
      return Answer.problem(400, "INVALID");
    }
    String order = wanted.path("order").asString("");
    if (order.isEmpty()) {
      is(Mood.valueOf(word));
    } else {
      is(Mood.valueOf(word), order);
    }
    return new Answer(200, Map.of("mood", word));
  }

  /** Of what is no JSON, nothing. */
  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readNBytes(BODY_MAX), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

package dev.rushgate.stack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment gateway on loopback that speaks the API of Toss Payments: confirm, cancel, query by key
 * and by order, webhooks. What goes wrong with a payment its key says ({@link Behaviour}). Beside
 * that API, {@code POST /window} stands for the window in which a buyer agrees to pay; a key that
 * had none is confirmed whatever its order and amount.
 */
public final class GatewaySimulator implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern BY_KEY = Pattern.compile("/v1/payments/([A-Za-z0-9_-]{1,200})");
  private static final Pattern BY_ORDER =
      Pattern.compile("/v1/payments/orders/([A-Za-z0-9_-]{1,64})");
  private static final Pattern CANCEL =
      Pattern.compile("/v1/payments/([A-Za-z0-9_-]{1,200})/cancel");
  private static final int BODY_MAX = 64 * 1024;

  private final Settings settings;
  private final Book book;
  private final Counter counter;
  private final Webhooks webhooks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * How it is set up.
   *
   * @param port 0 is a free one
   * @param secret that the shop shows as the user of its basic authentication
   * @param webhook where the shop takes webhooks; null sends none
   * @param slow how long a slow answer takes, and how late a late webhook comes
   * @param silence how long a request that gets no answer is held
   */
  public record Settings(
      int port, String secret, Path book, @Nullable URI webhook, Duration slow, Duration silence) {

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** As {@code scripts/up} runs it. */
    public static Settings usual(int port, String secret, Path book, @Nullable URI webhook) {
      return new Settings(port, secret, book, webhook, SLOW, SILENCE);
    }
  }

  private GatewaySimulator(Settings settings) throws IOException {
    this.settings = settings;
    book = new Book(settings.book());
    counter = new Counter(book);
    webhooks = new Webhooks(settings.webhook(), settings.slow());
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public static GatewaySimulator start(Settings settings) {
    try {
      return new GatewaySimulator(settings);
    } catch (IOException e) {
      throw new StackException("the gateway cannot listen on port " + settings.port(), e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The whole book, to be compared with the shop's. */
  public List<Payment> payments() {
    return book.all();
  }

  /** Where the shop takes webhooks from now on; null sends none. */
  public void sendWebhooksTo(@Nullable URI shop) {
    webhooks.sendTo(shop);
  }

  /** A buyer agrees to pay, and the shop has not confirmed it. */
  public Payment agree(String key, String orderId, long amount) {
    if (Behaviour.of(key) == null) {
      throw new Refused(400, "INVALID_REQUEST", "paymentKey");
    }
    return counter.open(key, orderId, amount);
  }

  /** Lets a payment end that was not confirmed in time. */
  public Payment expire(String key) {
    return counter.expire(key);
  }

  /** Charges a payment that nobody asks for any more, as a bank does that took its time. */
  public Payment chargeLate(String key, String orderId, long amount) {
    counter.begin(key, orderId, amount, "");
    return told(counter.end(key, true));
  }

  /** Gives money back as somebody does at the gateway's own desk. */
  public Payment cancelAtDesk(String key, long amount) {
    return told(counter.cancel(key, amount, "at the desk", "desk-" + UUID.randomUUID()));
  }

  private Payment told(Payment changed) {
    webhooks.changed(changed, behaviourOf(changed.key()));
    return changed;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        Payment payment = answer(exchange);
        if (payment != null) {
          send(exchange, 200, payment.shown());
        }
      } catch (Refused refused) {
        send(
            exchange,
            refused.status(),
            Map.of("code", refused.code(), "message", String.valueOf(refused.getMessage())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Null when nothing is to be answered. */
  private @Nullable Payment answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String call = exchange.getRequestMethod() + " " + path;
    if (call.equals("POST /window")) { // of a browser, which has no secret
      JsonNode wanted = body(exchange);
      return agree(key(wanted), order(wanted), amount(wanted));
    }
    requireShop(exchange);
    if (call.equals("POST /v1/payments/confirm")) {
      return confirm(body(exchange), request(exchange));
    }
    Matcher cancel = CANCEL.matcher(path);
    if (call.startsWith("POST ") && cancel.matches()) {
      return cancel(cancel.group(1), body(exchange), request(exchange));
    }
    Matcher ofOrder = BY_ORDER.matcher(path);
    if (call.startsWith("GET ") && ofOrder.matches()) {
      return counter.ofOrder(ofOrder.group(1));
    }
    Matcher byKey = BY_KEY.matcher(path);
    if (call.startsWith("GET ") && byKey.matches()) {
      return counter.find(byKey.group(1));
    }
    throw new Refused(404, "NOT_FOUND", "no such call");
  }

  private @Nullable Payment confirm(JsonNode body, String request) throws InterruptedException {
    String key = key(body);
    Behaviour behaviour = Behaviour.of(key);
    if (behaviour == null) {
      throw new Refused(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 정보 입니다.");
    }
    if (behaviour == Behaviour.TIMEOUT_BEFORE
        || (behaviour == Behaviour.LOST && counter.loses(key))) {
      return unanswered();
    }
    counter.begin(key, order(body), amount(body), request);
    if (behaviour == Behaviour.DECLINE) {
      counter.end(key, false);
      throw new Refused(403, "REJECT_CARD_PAYMENT", "한도초과 혹은 잔액부족으로 결제에 실패했습니다.");
    }
    if (behaviour == Behaviour.SLOW) {
      Thread.sleep(settings.slow());
    }
    Payment charged = counter.end(key, true);
    webhooks.changed(charged, behaviour);
    return behaviour == Behaviour.TIMEOUT_AFTER ? unanswered() : charged;
  }

  private @Nullable Payment cancel(String key, JsonNode body, String request)
      throws InterruptedException {
    Behaviour behaviour = behaviourOf(key);
    if (behaviour == Behaviour.CANCEL_FAILS && counter.failsNow(key, Counter.FAILING_CANCELS)) {
      throw new Refused(500, "FAILED_INTERNAL_SYSTEM_PROCESSING", "내부 시스템 처리 작업이 실패했습니다.");
    }
    if (behaviour == Behaviour.CANCEL_REFUSED
        && counter.refuses(key, request, Counter.FAILING_CANCELS)) {
      throw new Refused(403, "NOT_CANCELABLE_PAYMENT", "취소 할 수 없는 결제 입니다.");
    }
    if (behaviour == Behaviour.CANCEL_LATER && counter.refuses(key, request, 1)) {
      throw new Refused(400, "PROVIDER_ERROR", "일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.");
    }
    JsonNode amount = body.path("cancelAmount");
    Payment cancelled =
        counter.cancel(
            key,
            amount.isNumber() ? Long.valueOf(amount.asLong()) : null,
            body.path("cancelReason").asString(""),
            request);
    webhooks.changed(cancelled, behaviour);
    return behaviour == Behaviour.CANCEL_UNHEARD && counter.failsNow(key, 1)
        ? unanswered()
        : cancelled;
  }

  private @Nullable Payment unanswered() throws InterruptedException {
    Thread.sleep(settings.silence());
    return null;
  }

  private static Behaviour behaviourOf(String key) {
    return Objects.requireNonNullElse(Behaviour.of(key), Behaviour.OK);
  }

  private void requireShop(HttpExchange exchange) {
    String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String wanted = settings.secret() + ":";
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
    if (!given.equals(basic)) {
      throw new Refused(401, "UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.");
    }
  }

  private static String request(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
  }

  private static String key(JsonNode body) {
    return body.path("paymentKey").asString("");
  }

  private static String order(JsonNode body) {
    return body.path("orderId").asString("");
  }

  private static long amount(JsonNode body) {
    return body.path("amount").asLong(0);
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    try {
      return JSON.readTree(exchange.getRequestBody().readNBytes(BODY_MAX));
    } catch (JacksonException e) {
      throw new Refused(400, "INVALID_REQUEST", "no JSON");
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

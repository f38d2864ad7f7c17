package dev.rushgate.stack.up;

import dev.rushgate.stack.ProjectRoot;
import dev.rushgate.stack.StackException;
import dev.rushgate.stack.up.api.Api;
import dev.rushgate.stack.up.api.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Has the orders sent again that the data platform did not take, or says how they stand. */
public final class ReplayDeliveries {

  private static final String USAGE =
      """
      usage: scripts/replay-deliveries [--order ID | --report] [--url URL]
        has every dead letter of the data platform sent again
        --order ID   only that order's
        --report     sends nothing: compares the paid orders of the last 24 hours with what was
                     delivered, and ends with 1 unless all were
        --url URL    the back office of another system, with a token of its admin API in
                     RUSHGATE_ADMIN_TOKEN; without it the stack that runs here""";

  private static final String ADMIN = "/api/v1/admin";
  private static final String TOKEN = "RUSHGATE_ADMIN_TOKEN";
  private static final Duration TOKEN_VALID = Duration.ofMinutes(10);

  private final Api api;
  private final Consumer<String> tell;

  private ReplayDeliveries(Api api, Consumer<String> tell) {
    this.api = api;
    this.tell = tell;
  }

  public static void main(String[] args) {
    List<String> words = List.of(args);
    if (words.contains("--help")) {
      System.out.println(USAGE);
      return;
    }
    try {
      System.exit(run(words, System.getenv(), System.out::println));
    } catch (StackException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Returns what the program ends with. */
  static int run(List<String> words, Map<String, String> environment, Consumer<String> tell) {
    Arguments arguments = Arguments.parse(words, Set.of("--report"), Set.of("--order", "--url"));
    try (var calls = new Calls()) {
      return new ReplayDeliveries(api(calls, arguments, environment), tell).run(arguments);
    }
  }

  private static Api api(Calls calls, Arguments arguments, Map<String, String> environment) {
    if (arguments.has("--url")) {
      String token = environment.getOrDefault(TOKEN, "");
      if (token.isBlank()) {
        throw new StackException("--url needs a token of the admin API in " + TOKEN);
      }
      return calls.to(arguments.value("--url").orElseThrow() + ADMIN, token);
    }
    RunFile running = RunFile.read(ProjectRoot.local());
    String token =
        new Jwt(running.jwtSecret(), running.issuer())
            .token("replay-deliveries", List.of("ADMIN"), Instant.now().plus(TOKEN_VALID));
    return calls.to(running.backofficeUrl() + ADMIN, token);
  }

  private int run(Arguments arguments) {
    if (arguments.has("--report")) {
      return report();
    }
    String order = arguments.value("--order").orElse("");
    if (order.isEmpty()) {
      replayAll();
    } else {
      replay(order);
    }
    return 0;
  }

  private int report() {
    JsonNode report = api.get("/deliveries/report");
    for (String name : List.of("paid", "delivered", "pending", "underWay", "dead", "missing")) {
      tell.accept("%-10s %d".formatted(name, report.path(name).asLong()));
    }
    report.path("missingOrders").forEach(order -> tell.accept("missing " + order.asString()));
    return report.path("complete").asBoolean() ? 0 : 1;
  }

  private void replay(String order) {
    if (!order.matches("[1-9][0-9]{0,18}")) {
      throw new StackException("--order needs the number of an order, not " + order);
    }
    api.post("/deliveries/" + order + "/replay");
    tell.accept("order " + order + " is being sent again");
  }

  /** Goes on until none is left that was dead when it began; those that die again may be new. */
  private void replayAll() {
    long wanted = api.get("/deliveries?state=DEAD&size=1").path("total").asLong();
    long replayed = 0;
    JsonNode last;
    do {
      last = api.post("/deliveries/replay");
      replayed += last.path("replayed").asLong();
    } while (replayed < wanted && last.path("replayed").asLong() > 0);
    tell.accept(
        "%d orders are being sent again, %d dead letters are left"
            .formatted(replayed, last.path("left").asLong()));
  }
}

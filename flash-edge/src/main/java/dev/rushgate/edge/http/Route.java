package dev.rushgate.edge.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import java.util.function.Function;

/** One call of the API, and what answers it. */
public final class Route {

  private final HttpMethod method;
  private final Template template;
  private final Consumer<Exchange> answer;

  private Route(HttpMethod method, String path, Consumer<Exchange> answer) {
    this.method = method;
    this.template = Template.of(path);
    this.answer = answer;
  }

  /** A call with one reply. */
  public static Route of(HttpMethod method, String path, Function<Exchange, Future<Reply>> answer) {
    return new Route(method, path, x -> x.replyWith(() -> answer.apply(x)));
  }

  /** A call whose answer goes on: {@code answer} replies or keeps the response to itself. */
  public static Route open(HttpMethod method, String path, Consumer<Exchange> answer) {
    return new Route(method, path, answer);
  }

  public HttpMethod method() {
    return method;
  }

  /** The path as OpenAPI writes it, such as {@code /api/v1/drops/{id}}. */
  public String path() {
    return template.text();
  }

  Template template() {
    return template;
  }

  void answer(Exchange exchange) {
    answer.accept(exchange);
  }
}

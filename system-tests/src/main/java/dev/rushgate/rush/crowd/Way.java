package dev.rushgate.rush.crowd;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** How one shopper reaches one drop: over which gate, with which token and ticket. */
final class Way {

  private final Crowd crowd;
  private final String drop;
  private final String token;
  private int gate;
  private @Nullable String ticket;

  Way(Crowd crowd, String drop, String token, int gate) {
    this.crowd = crowd;
    this.drop = drop;
    this.token = token;
    this.gate = gate;
  }

  Future<Answer> press() {
    return crowd.call(HttpMethod.POST, gate, path("/entries"), token, null);
  }

  Future<Answer> look() {
    return crowd.call(HttpMethod.GET, gate, path("/entries/me"), token, ticket);
  }

  Future<Answer> giveUp() {
    return crowd.call(HttpMethod.DELETE, gate, path("/entries/me"), token, null);
  }

  Future<HttpClientResponse> stream(String withTicket) {
    return crowd.client().stream(gate, path("/stream"), withTicket);
  }

  /** Takes the newest ticket. */
  void ticket(@Nullable String newest) {
    ticket = newest != null ? newest : ticket;
  }

  void dropTicket() {
    ticket = null;
  }

  @Nullable String ticket() {
    return ticket;
  }

  /** After no answer the next gate is asked; returns whether there was a change. */
  boolean elsewhere(Answer.TryLater answer) {
    if (answer.code().equals("NO_ANSWER")) {
      gate++;
      return true;
    }
    return false;
  }

  private String path(String rest) {
    return "/api/v1/drops/" + drop + rest;
  }
}

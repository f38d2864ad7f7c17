package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Problem;
import dev.rushgate.model.MemberId;
import io.vertx.core.http.HttpHeaders;

/** Lets a request through when its token is good and its member within their rate. */
public final class Guard {

  /** Presses of the button, and places given up. */
  static final int WRITES_BURST = 20;

  static final int WRITES_PER_SECOND = 10;

  /** Looks at one's entry, and streams opened. */
  static final int READS_BURST = 60;

  static final int READS_PER_SECOND = 30;

  private static final String CHALLENGE = "Bearer realm=\"rushgate\"";

  private final Tokens tokens;
  private final MemberRate writes =
      new MemberRate(WRITES_BURST, WRITES_PER_SECOND, System::nanoTime);
  private final MemberRate reads = new MemberRate(READS_BURST, READS_PER_SECOND, System::nanoTime);

  public Guard(Tokens tokens) {
    this.tokens = tokens;
  }

  public Caller writer(Exchange exchange) {
    return caller(exchange, writes);
  }

  public Caller reader(Exchange exchange) {
    return caller(exchange, reads);
  }

  /** For who is known by other means than a token. */
  public Caller reader(MemberId member) {
    return within(member, reads);
  }

  private Caller caller(Exchange exchange, MemberRate rate) {
    return switch (tokens.read(exchange.header(HttpHeaders.AUTHORIZATION))) {
      case Bearer.Member m -> within(m.id(), rate);
      case Bearer.Missing m ->
          unauthenticated("UNAUTHENTICATED", "This call needs a bearer token.", CHALLENGE);
      case Bearer.Expired e ->
          unauthenticated("TOKEN_EXPIRED", "The token has expired; get a new one.", invalid());
      case Bearer.Refused r -> unauthenticated("UNAUTHENTICATED", r.why(), invalid());
    };
  }

  private static Caller within(MemberId member, MemberRate rate) {
    int wait = rate.take(member);
    return wait == 0
        ? new Caller.Known(member)
        : new Caller.Refused(
            Problem.of(
                    429,
                    "TOO_MANY_REQUESTS",
                    "Too many requests",
                    "A member may ask for this " + rate.bound() + ".")
                .retryAfter(wait));
  }

  private static Caller unauthenticated(String code, String detail, String challenge) {
    return new Caller.Refused(
        Problem.of(401, code, "Not authenticated", detail).header("WWW-Authenticate", challenge));
  }

  private static String invalid() {
    return CHALLENGE + ", error=\"invalid_token\"";
  }
}

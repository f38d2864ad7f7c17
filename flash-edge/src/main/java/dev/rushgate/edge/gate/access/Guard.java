package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Problem;
import dev.rushgate.edge.http.Problems;
import io.vertx.core.http.HttpHeaders;

/** Lets a request through when its token is good, not revoked, and its member within their rate. */
public final class Guard {

  /** Presses of the button, and places given up. */
  static final int WRITES_BURST = 20;

  static final int WRITES_PER_SECOND = 10;

  /** Looks at one's entry, and streams opened. */
  static final int READS_BURST = 60;

  static final int READS_PER_SECOND = 30;

  private static final String CHALLENGE = "Bearer realm=\"rushgate\"";
  private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

  private static final Caller REVOKED =
      unauthenticated(
          "TOKEN_REVOKED",
          "The token counts no longer: its session ended or its account was changed.",
          INVALID);

  private static final Caller UNCONFIRMED =
      new Caller.Refused(
          Problems.unavailable(
              "Whether the token was revoked cannot be told now; nothing was changed. Try again."));

  private final Tokens tokens;
  private final Revocations revocations;
  private final MemberRate writes =
      new MemberRate(WRITES_BURST, WRITES_PER_SECOND, System::nanoTime);
  private final MemberRate reads = new MemberRate(READS_BURST, READS_PER_SECOND, System::nanoTime);

  public Guard(Tokens tokens, Revocations revocations) {
    this.tokens = tokens;
    this.revocations = revocations;
  }

  public Caller writer(Exchange exchange) {
    return caller(exchange, writes);
  }

  public Caller reader(Exchange exchange) {
    return caller(exchange, reads);
  }

  /**
   * For who shows a ticket instead of a token. It stands for a token that was issued with it; of
   * what session it does not know.
   */
  public Caller reader(Ticket ticket) {
    return unrevoked(new Bearer.Member(ticket.member(), null, ticket.issuedAtMs()), reads);
  }

  private Caller caller(Exchange exchange, MemberRate rate) {
    return switch (tokens.read(exchange.header(HttpHeaders.AUTHORIZATION))) {
      case Bearer.Member m -> unrevoked(m, rate);
      case Bearer.Missing m ->
          unauthenticated("UNAUTHENTICATED", "This call needs a bearer token.", CHALLENGE);
      case Bearer.Expired e ->
          unauthenticated("TOKEN_EXPIRED", "The token has expired; get a new one.", INVALID);
      case Bearer.Refused r -> unauthenticated("UNAUTHENTICATED", r.why(), INVALID);
    };
  }

  private Caller unrevoked(Bearer.Member shown, MemberRate rate) {
    return switch (revocations.judge(shown)) {
      case GOOD -> within(shown, rate);
      case REVOKED -> REVOKED;
      case UNCONFIRMED -> UNCONFIRMED;
    };
  }

  private static Caller within(Bearer.Member shown, MemberRate rate) {
    int wait = rate.take(shown.id());
    return wait == 0
        ? new Caller.Known(shown)
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
}

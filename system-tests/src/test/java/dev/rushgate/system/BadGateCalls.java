package dev.rushgate.system;

import dev.rushgate.rush.service.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a gate must refuse though the token is good. */
final class BadGateCalls {

  private final Tokens tokens;
  private final String drop;
  private final String ticketOfA;

  /** A drop that is open, and the ticket of a member {@code bad-input-A} who is in it. */
  BadGateCalls(Tokens tokens, String drop, String ticketOfA) {
    this.tokens = tokens;
    this.drop = drop;
    this.ticketOfA = ticketOfA;
  }

  Stream<BadCall> all() {
    var a = BadCall.bearer(tokens.shopper("bad-input-A"));
    var b = BadCall.bearer(tokens.shopper("bad-input-B"));
    String me = drop(drop) + "/me";
    return Stream.of(
        new BadCall("unknown drop", "POST", drop("999"), a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall("drop id of letters", "POST", drop("abc"), a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall("drop id below zero", "POST", drop("-1"), a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall(
            "drop id too long", "POST", drop("9".repeat(300)), a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall("a script", "POST", drop("%7Bdrop:1%7D"), a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall(
            "unknown drop shown", "GET", "/api/v1/drops/999", a, "", List.of(404), "DROP_UNKNOWN"),
        new BadCall("unknown kind", "GET", "/api/v1/drops?kind=GIFT", a, "", List.of(400), ""),
        new BadCall(
            "unknown drop's stream", "GET", "/api/v1/drops/999/stream", a, "", List.of(404), ""),
        new BadCall(
            "huge body", "POST", drop(drop), b, "x".repeat(BadCall.HUGE_BYTES), List.of(413), ""),
        new BadCall(
            "huge header",
            "POST",
            drop(drop),
            BadCall.with(b, "X-Big", "x".repeat(20_000)),
            "",
            List.of(400, 413, 431),
            ""),
        new BadCall("no entry", "GET", me, b, "", List.of(404), "NO_ENTRY"),
        new BadCall(
            "garbled ticket", "GET", me, ticket(a, "garbled"), "", List.of(400), "TICKET_INVALID"),
        new BadCall(
            "forged ticket",
            "GET",
            me,
            ticket(a, forged(ticketOfA)),
            "",
            List.of(400),
            "TICKET_INVALID"),
        new BadCall(
            "huge ticket",
            "GET",
            me,
            ticket(a, "x".repeat(5_000)),
            "",
            List.of(400),
            "TICKET_INVALID"),
        new BadCall(
            "other member's ticket",
            "GET",
            me,
            ticket(b, ticketOfA),
            "",
            List.of(403),
            "TICKET_NOT_YOURS"),
        new BadCall(
            "forged ticket of a stream",
            "GET",
            "/api/v1/drops/" + drop + "/stream?ticket=" + forged(ticketOfA),
            Map.of(),
            "",
            List.of(400),
            "TICKET_INVALID"),
        new BadCall("no such call", "GET", "/api/v1/nothing", a, "", List.of(404), ""),
        new BadCall("no such method", "PUT", drop(drop), a, "{}", List.of(404, 405), ""));
  }

  static String drop(String id) {
    return "/api/v1/drops/" + id + "/entries";
  }

  private static Map<String, String> ticket(Map<String, String> headers, String ticket) {
    return BadCall.with(headers, "X-Rushgate-Ticket", ticket);
  }

  /** The same ticket but for one character in the middle. */
  private static String forged(String ticket) {
    int middle = ticket.length() / 2;
    char other = ticket.charAt(middle) == 'A' ? 'B' : 'A';
    return ticket.substring(0, middle) + other + ticket.substring(middle + 1);
  }
}

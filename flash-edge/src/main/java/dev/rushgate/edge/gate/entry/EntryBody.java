package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.http.Instants;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An entry as the API shows it, with a ticket while it is alive. */
public final class EntryBody {

  /** A ticket this old is answered with a new one, so that waiting is not bound by its age. */
  private static final long TICKET_RENEWED_AFTER_MS = 5 * 60 * 1_000L;

  private final Tickets tickets;
  private final LongSupplier nowMs;

  /** {@code nowMs} is Redis' clock. */
  public EntryBody(Tickets tickets, LongSupplier nowMs) {
    this.tickets = tickets;
    this.nowMs = nowMs;
  }

  /** What Redis said of the member's entry; {@link Entry.None} has no body. */
  JsonObject of(DropId drop, MemberId member, Seen<Entry> seen) {
    var figures = seen.figures();
    return switch (seen.what()) {
      case Entry.Queued q -> queued(drop, member, q, figures);
      case Entry.Admitted a ->
          held(drop, "ADMITTED", a.id(), a.seq(), figures)
              .put("ticket", ticket(drop, member, figures.epoch(), a.seq(), OptionalLong.empty()));
      case Entry.Settled s -> settled(drop, member, s, figures);
      case Entry.Returned r ->
          empty(drop, "RETURNED", figures)
              .put("admissionId", r.id().toString())
              .put("reason", r.reason().isEmpty() ? null : r.reason());
      case Entry.Refused r -> empty(drop, "REFUSED", figures).put("reason", r.reason());
      case Entry.Left left -> empty(drop, "LEFT", figures);
      case Entry.None none -> throw new IllegalArgumentException("no entry, no body");
    };
  }

  /** The place that a ticket tells, by figures that memory holds. */
  JsonObject of(Ticket ticket, String text, DropView view) {
    boolean old = nowMs.getAsLong() - ticket.issuedAtMs() > TICKET_RENEWED_AFTER_MS;
    return place(ticket.drop(), ticket.score(), ticket.place(), view.figures())
        .put(
            "ticket",
            old
                ? ticket(
                    ticket.drop(), ticket.member(), ticket.epoch(), ticket.score(), ticket.place())
                : text);
  }

  private JsonObject queued(DropId drop, MemberId member, Entry.Queued q, Figures figures) {
    return place(drop, q.seq(), q.place(), figures)
        .put("ticket", ticket(drop, member, q.epoch(), q.seq(), q.place()));
  }

  /** In a lobby the draw is nobody's business yet. */
  private static JsonObject place(DropId drop, long score, OptionalLong place, Figures figures) {
    var body = empty(drop, "QUEUED", figures);
    return place.isEmpty()
        ? body
        : body.put("sequence", score).put("ahead", Math.max(0, place.getAsLong() - figures.no()));
  }

  private JsonObject settled(DropId drop, MemberId member, Entry.Settled s, Figures figures) {
    return held(drop, "SETTLED", s.id(), s.seq(), figures)
        .put("ticket", ticket(drop, member, figures.epoch(), s.seq(), OptionalLong.empty()))
        .put("orderId", text(s.orderId()))
        .put("couponId", text(s.couponId()))
        .put("payBy", s.payByMs().isPresent() ? Instants.text(s.payByMs().getAsLong()) : null);
  }

  private static @Nullable String text(OptionalLong id) {
    return id.isPresent() ? Long.toString(id.getAsLong()) : null;
  }

  private static JsonObject held(
      DropId drop, String state, AdmissionId id, long seq, Figures figures) {
    return empty(drop, state, figures)
        .put("sequence", seq)
        .put("ahead", 0)
        .put("admissionId", id.toString());
  }

  private static JsonObject empty(DropId drop, String state, Figures figures) {
    return new JsonObject()
        .put("dropId", drop.toString())
        .put("state", state)
        .putNull("sequence")
        .putNull("ahead")
        .put("remaining", figures.remaining())
        .putNull("ticket")
        .putNull("admissionId")
        .putNull("orderId")
        .putNull("couponId")
        .putNull("payBy")
        .putNull("reason");
  }

  private String ticket(DropId drop, MemberId member, long epoch, long score, OptionalLong place) {
    return tickets.write(new Ticket(drop, member, epoch, score, place, nowMs.getAsLong()));
  }
}

package dev.rushgate.edge.gate.stream;

import dev.rushgate.edge.gate.access.Bearer;
import dev.rushgate.edge.gate.access.Caller;
import dev.rushgate.edge.gate.access.Guard;
import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.access.TicketReading;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.Lookup;
import dev.rushgate.edge.gate.entry.EntryProblems;
import dev.rushgate.edge.gate.entry.EntryReader;
import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Problems;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.model.DropId;
import io.vertx.core.http.HttpHeaders;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Opens streams. One per event loop. */
public final class StreamCalls {

  private static final Reply FULL =
      Problems.overloaded("As many streams as possible are open; poll instead.").reply();

  private final Guard guard;
  private final DropBoard board;
  private final Tickets tickets;
  private final EntryReader reader;
  private final StreamHub hub;
  private final StreamBounds bounds;
  private final StreamMeter meter;
  private final BooleanSupplier ending;

  public StreamCalls(
      Guard guard,
      DropBoard board,
      Tickets tickets,
      EntryReader reader,
      StreamHub hub,
      StreamBounds bounds,
      StreamMeter meter,
      BooleanSupplier ending) {
    this.guard = guard;
    this.board = board;
    this.tickets = tickets;
    this.reader = reader;
    this.hub = hub;
    this.bounds = bounds;
    this.meter = meter;
    this.ending = ending;
  }

  /** GET: for anybody the drop; with a ticket in the address, or a token, one's entry too. */
  public void open(Exchange exchange) {
    if (ending.getAsBoolean()) {
      exchange.send(EntryProblems.ENDING);
      return;
    }
    switch (DropId.parse(exchange.variable()).map(board::find).orElseGet(Lookup.Unknown::new)) {
      case Lookup.Unknown u -> exchange.send(EntryProblems.DROP_UNKNOWN);
      case Lookup.NotRead n -> exchange.send(EntryProblems.NOT_READ);
      case Lookup.Away a -> exchange.send(EntryProblems.DROP_AWAY);
      case Lookup.Known known -> open(exchange, known.view().drop().id());
    }
  }

  private void open(Exchange exchange, DropId drop) {
    String ticket = exchange.request().getParam("ticket");
    if (ticket != null) {
      byTicket(exchange, drop, ticket);
    } else if (exchange.header(HttpHeaders.AUTHORIZATION) != null) {
      byCaller(exchange, drop, guard.reader(exchange), null);
    } else {
      begin(exchange, drop, null, null);
    }
  }

  private void byTicket(Exchange exchange, DropId drop, String text) {
    switch (tickets.read(text, drop, Tickets.AGE_IN_ADDRESS_MAX_MS)) {
      case TicketReading.Invalid invalid ->
          exchange.send(EntryProblems.ticketInvalid(invalid.why()));
      case TicketReading.Valid valid ->
          byCaller(exchange, drop, guard.reader(valid.ticket()), valid.ticket());
    }
  }

  private void byCaller(Exchange exchange, DropId drop, Caller caller, @Nullable Ticket ticket) {
    switch (caller) {
      case Caller.Refused refused -> exchange.refuse(refused.problem());
      case Caller.Known known -> begin(exchange, drop, known.shown(), ticket);
    }
  }

  private void begin(
      Exchange exchange, DropId drop, Bearer.@Nullable Member shown, @Nullable Ticket ticket) {
    if (!meter.take(bounds.streamsMax())) {
      exchange.send(FULL);
      return;
    }
    exchange.begun("STREAM");
    var out = new EventStream(exchange.begin(200), exchange::ended);
    exchange.request().headers().clear(); // As those of the response: nobody reads them any more.
    var follower =
        shown == null
            ? null
            : new EntryFollower(
                reader,
                drop,
                shown.id(),
                ticket,
                bounds.lookMs(),
                entry -> out.write(EventStream.event("entry", entry.json())));
    hub.join(drop, new DropStream(out, shown, follower, exchange.id()));
  }
}

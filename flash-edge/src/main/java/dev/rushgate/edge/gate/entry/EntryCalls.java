package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Caller;
import dev.rushgate.edge.gate.access.Guard;
import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.access.TicketReading;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.gate.board.Lookup;
import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.DropId;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The three calls about one's own entry. One per event loop. */
public final class EntryCalls {

  public static final String TICKET_HEADER = "X-Rushgate-Ticket";

  /** Stands for a draw that is of no use any more: the drop is open. */
  private static final long NO_DRAW = -1;

  private record Decision(Reply reply, boolean fromMemory) {}

  private final Guard guard;
  private final DropBoard board;
  private final EntryDesk desk;
  private final Tickets tickets;
  private final EntryAnswers answers;
  private final EntryMeter meter;
  private final BooleanSupplier ending;

  /** Once {@code ending}, nothing new is begun. */
  public EntryCalls(
      Guard guard,
      DropBoard board,
      EntryDesk desk,
      Tickets tickets,
      EntryMeter meter,
      BooleanSupplier ending) {
    this.guard = guard;
    this.board = board;
    this.desk = desk;
    this.tickets = tickets;
    this.meter = meter;
    this.ending = ending;
    this.answers = new EntryAnswers(new EntryBody(tickets, board));
  }

  /** POST: enter, or find the entry there is. */
  public Future<Reply> enter(Exchange exchange) {
    return asked("enter", exchange, guard::writer, this::enter);
  }

  /** GET: the entry, from memory when a ticket tells enough. */
  public Future<Reply> mine(Exchange exchange) {
    String ticket = exchange.header(TICKET_HEADER);
    return asked(
        "read",
        exchange,
        guard::reader,
        (view, member) -> ticket == null ? read(view, member) : byTicket(view, member, ticket));
  }

  /** DELETE: give a waiting place up. */
  public Future<Reply> leave(Exchange exchange) {
    return asked("leave", exchange, guard::writer, this::leave);
  }

  private Future<Reply> asked(
      String call,
      Exchange exchange,
      Function<Exchange, Caller> caller,
      BiFunction<DropView, MemberId, Future<Decision>> work) {
    var decision =
        ending.getAsBoolean()
            ? memory(EntryProblems.ENDING)
            : switch (caller.apply(exchange)) {
              case Caller.Refused refused -> memory(refused.problem().reply());
              case Caller.Known known ->
                  switch (find(exchange)) {
                    case Lookup.Unknown u -> memory(EntryProblems.DROP_UNKNOWN);
                    case Lookup.NotRead n -> memory(EntryProblems.NOT_READ);
                    case Lookup.Away a -> memory(EntryProblems.DROP_AWAY);
                    case Lookup.Known drop ->
                        work.apply(drop.view(), known.member()).otherwise(EntryCalls::fault);
                  };
            };
    return decision.map(
        made -> {
          meter.decided(call, made.reply().code(), made.fromMemory());
          return made.reply();
        });
  }

  private Lookup find(Exchange exchange) {
    return DropId.parse(exchange.variable()).map(board::find).orElseGet(Lookup.Unknown::new);
  }

  private Future<Decision> enter(DropView view, MemberId member) {
    DropId drop = view.drop().id();
    var refusal = board.refusal(view, member);
    if (refusal.isPresent()) {
      return memory(answers.entered(drop, member, new Seen<>(refusal.get(), view.figures())));
    }
    return desk.enter(drop, new Claim(member, draw(view, member)))
        .map(seen -> redis(answers.entered(drop, member, seen)));
  }

  private static long draw(DropView view, MemberId member) {
    return view.figures().opened() ? NO_DRAW : new LobbyDraw(view.drop().seed()).scoreOf(member);
  }

  private Future<Decision> read(DropView view, MemberId member) {
    DropId drop = view.drop().id();
    return desk.read(drop, member).map(seen -> redis(answers.found(drop, member, seen)));
  }

  private Future<Decision> byTicket(DropView view, MemberId member, String text) {
    return switch (tickets.read(text, view.drop().id(), Tickets.AGE_MAX_MS)) {
      case TicketReading.Invalid invalid -> memory(EntryProblems.ticketInvalid(invalid.why()));
      case TicketReading.Valid v when !v.ticket().member().equals(member) ->
          memory(EntryProblems.TICKET_NOT_YOURS);
      case TicketReading.Valid v when Places.tells(board, v.ticket(), view) ->
          memory(answers.waiting(v.ticket(), text, view));
      case TicketReading.Valid v -> read(view, v.ticket());
    };
  }

  /** Redis is asked; one whose ticket is of an earlier life and who has no entry is a loss. */
  private Future<Decision> read(DropView view, Ticket ticket) {
    DropId drop = view.drop().id();
    return desk.read(drop, ticket.member())
        .map(
            seen -> {
              if (seen.what() instanceof Entry.None && ticket.epoch() < seen.figures().epoch()) {
                desk.noteLost(drop, ticket.member());
              }
              return redis(answers.found(drop, ticket.member(), seen));
            });
  }

  private Future<Decision> leave(DropView view, MemberId member) {
    DropId drop = view.drop().id();
    return desk.leave(drop, member)
        .map(
            outcome -> {
              board.touched().note(drop, member);
              return redis(answers.left(outcome));
            });
  }

  private static Decision fault(Throwable cause) {
    return redis(EntryProblems.fault(cause));
  }

  private static Future<Decision> memory(Reply reply) {
    return Future.succeededFuture(new Decision(reply, true));
  }

  private static Decision redis(Reply reply) {
    return new Decision(reply, false);
  }
}

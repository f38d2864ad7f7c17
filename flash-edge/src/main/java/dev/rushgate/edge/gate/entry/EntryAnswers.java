package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.LeaveOutcome;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;

/** The one place that turns outcomes into answers, wherever the outcome came from. */
final class EntryAnswers {

  private final EntryBody body;

  EntryAnswers(EntryBody body) {
    this.body = body;
  }

  Reply entered(DropId drop, MemberId member, Seen<EnterOutcome> seen) {
    return switch (seen.what()) {
      case EnterOutcome.Queued q ->
          entry(202, "QUEUED", body.of(drop, member, new Seen<>(q.entry(), seen.figures())));
      case EnterOutcome.Same s ->
          entry(200, "SAME", body.of(drop, member, new Seen<>(s.entry(), seen.figures())));
      case EnterOutcome.NotOpen early -> EntryProblems.notOpen(early);
      case EnterOutcome.Paused paused -> EntryProblems.PAUSED;
      case EnterOutcome.Closed closed -> EntryProblems.CLOSED;
      case EnterOutcome.SoldOut soldOut -> EntryProblems.SOLD_OUT;
      case EnterOutcome.LobbyFull lobbyFull -> EntryProblems.LOBBY_FULL;
    };
  }

  Reply found(DropId drop, MemberId member, Seen<Entry> seen) {
    if (seen.what() instanceof Entry.None) {
      return EntryProblems.NO_ENTRY;
    }
    return found(body.of(drop, member, seen));
  }

  Reply waiting(Ticket ticket, String text, DropView view) {
    return found(body.of(ticket, text, view));
  }

  Reply left(LeaveOutcome outcome) {
    return switch (outcome) {
      case LeaveOutcome.Left left -> Reply.noContent("LEFT");
      case LeaveOutcome.NoEntry none -> Reply.noContent("NONE");
      case LeaveOutcome.TooLate late -> EntryProblems.ALREADY_ADMITTED;
      case NotArmed notArmed -> EntryProblems.DROP_AWAY;
      case DropUnknown unknown -> EntryProblems.DROP_AWAY;
    };
  }

  private static Reply found(EntryView view) {
    return entry(200, view.state(), view);
  }

  private static Reply entry(int status, String code, EntryView view) {
    return Reply.json(status, code, view.json());
  }
}

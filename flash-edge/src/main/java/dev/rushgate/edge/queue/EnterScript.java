package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import java.util.ArrayList;
import java.util.List;

/** The words of {@code enter.lua}. */
final class EnterScript {

  private EnterScript() {}

  static List<String> arguments(List<Claim> claims) {
    List<String> arguments = new ArrayList<>(2 * claims.size());
    for (var claim : claims) {
      arguments.add(claim.member().value());
      arguments.add(Long.toString(claim.drawScore()));
    }
    return arguments;
  }

  static EnterReply read(DropId drop, Reply reply) {
    return switch (reply.word()) {
      case "OK" ->
          new EnterReply.Entered(
              Figures.of(reply.at(1)),
              reply.at(2).texts().stream().map(text -> outcome(drop, Words.of(text))).toList());
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }

  private static EnterOutcome outcome(DropId drop, Words words) {
    return switch (words.word()) {
      case "QUEUED" -> new EnterOutcome.Queued((Entry.Queued) EntryForm.read(drop, words, 0));
      case "SAME" -> new EnterOutcome.Same(EntryForm.read(drop, words, 1));
      case "NOT_OPEN" -> new EnterOutcome.NotOpen(words.number(1), words.number(2));
      case "PAUSED" -> new EnterOutcome.Paused();
      case "CLOSED" -> new EnterOutcome.Closed();
      case "SOLD_OUT" -> new EnterOutcome.SoldOut();
      case "LOBBY_FULL" -> new EnterOutcome.LobbyFull();
      default -> throw words.unexpected();
    };
  }
}

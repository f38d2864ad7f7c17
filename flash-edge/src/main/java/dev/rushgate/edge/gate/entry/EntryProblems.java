package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.http.Instants;
import dev.rushgate.edge.http.Problem;
import dev.rushgate.edge.http.Problems;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.OutcomeUnknown;
import dev.rushgate.edge.queue.RedisRefused;
import dev.rushgate.edge.queue.RedisUnavailable;

/** Every reason for which an entry is refused, or cannot be told, in the words of the API. */
public final class EntryProblems {

  static final Reply NO_ENTRY =
      Problem.of(404, "NO_ENTRY", "No entry", "You have no entry in this drop.").reply();

  static final Reply ALREADY_ADMITTED =
      Problem.of(
              409,
              "ALREADY_ADMITTED",
              "Already admitted",
              "A unit is yours already. To give it back, cancel the order.")
          .reply();

  public static final Reply TICKET_NOT_YOURS =
      Problem.of(
              403, "TICKET_NOT_YOURS", "Ticket of another member", "This ticket is not your own.")
          .reply();

  public static final Reply DROP_UNKNOWN =
      Problem.of(404, "DROP_UNKNOWN", "Unknown drop", "There is no such drop.").reply();

  public static final Reply DROP_AWAY =
      Problems.unavailable(
              "This drop is being restored. Entries that were answered with 202 are kept; try"
                  + " again.")
          .reply();

  public static final Reply NOT_READ =
      Problems.unavailable("This gate has just started and knows no drops yet; try again.").reply();

  static final Reply PAUSED =
      Problem.of(409, "PAUSED", "Paused", "The drop takes no entries for the moment.").reply();

  static final Reply CLOSED = Problem.of(409, "CLOSED", "Closed", "The drop is over.").reply();

  static final Reply SOLD_OUT =
      Problem.of(
              409,
              "SOLD_OUT",
              "Sold out",
              "All units are taken and the waitlist is full. Should units come back, the drop"
                  + " opens again.")
          .reply();

  static final Reply LOBBY_FULL =
      Problem.of(409, "LOBBY_FULL", "Lobby full", "The lobby is full. Come again at the opening.")
          .reply();

  public static final Reply ENDING =
      Problems.unavailable("This gate is ending; another one takes the request.")
          .header("Connection", "close")
          .reply();

  private static final Reply UNREACHABLE =
      Problems.unavailable("The queue cannot be reached; nothing was changed. Try again.").reply();

  private static final Reply IN_DOUBT =
      Problems.unavailable(
              "The queue did not answer in time. If your request reached it, trying again finds"
                  + " the same entry.")
          .reply();

  private static final Reply OVERLOADED =
      Problems.overloaded("As many requests as possible are under way; nothing was changed.")
          .reply();

  private EntryProblems() {}

  public static Reply ticketInvalid(String why) {
    return Problem.of(400, "TICKET_INVALID", "Invalid ticket", why).reply();
  }

  static Reply notOpen(EnterOutcome.NotOpen early) {
    return Problem.of(409, "NOT_OPEN", "Not open yet", "The drop opens at the instant opensAt.")
        .with("opensAt", Instants.text(early.opensAtMs()))
        .with("now", Instants.text(early.nowMs()))
        .reply();
  }

  /**
   * What is answered when Redis could not be asked, or did not say; any other cause is thrown on.
   */
  static Reply fault(Throwable cause) {
    return switch (cause) {
      case Overloaded o -> OVERLOADED;
      case RedisUnavailable u when u.kind() == RedisUnavailable.Cause.TOO_MANY_CALLS -> OVERLOADED;
      case RedisUnavailable u -> UNREACHABLE;
      case RedisRefused r -> UNREACHABLE;
      case NotSent n -> UNREACHABLE;
      case OutcomeUnknown u -> IN_DOUBT;
      case DropAway d -> DROP_AWAY;
      default -> throw new IllegalStateException("an entry failed", cause);
    };
  }
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.MemberId;

/**
 * A member who wants into a queue. {@code drawScore} is the place in the lobby, negative (see
 * {@link dev.rushgate.model.LobbyDraw}); it is used only before the opening.
 */
public record Claim(MemberId member, long drawScore) {

  /** Refuses a score of zero or above, where the sequence numbers begin. */
  public Claim {
    if (drawScore >= 0) {
      throw new IllegalArgumentException("a lobby score is negative");
    }
  }
}

package dev.rushgate.edge.verify;

import dev.rushgate.model.MemberId;
import java.util.List;

/**
 * What is known of a drop's lobby.
 *
 * @param seed as the database keeps it
 * @param publishedHash what shoppers were shown beforehand
 * @param epoch the life of the data in Redis now
 * @param taken all units ever taken, by epoch and number
 * @param waiting lobby members still in the queue
 */
record LobbyRecord(
    String seed, String publishedHash, long epoch, List<Taken> taken, List<Place> waiting) {

  /** A member's number in the queue; those of the lobby are negative. */
  record Place(MemberId member, long seq) {

    boolean lobby() {
      return seq < 0;
    }

    /** In the queue equal numbers stand in the order of the members' ids. */
    boolean isBefore(Place other) {
      return seq < other.seq || (seq == other.seq && member.compareTo(other.member) < 0);
    }
  }

  /** The {@code no}-th unit of an epoch. */
  record Taken(long epoch, long no, Place place) {}
}

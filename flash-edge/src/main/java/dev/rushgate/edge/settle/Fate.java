package dev.rushgate.edge.settle;

import dev.rushgate.model.event.Admission;
import java.time.Instant;
import java.util.Optional;

/** What became of an admission in the database. */
public sealed interface Fate {

  Admission admission();

  /** The word under which it is counted. */
  String word();

  /** The guard's reasons for a refusal; shoppers see them. */
  enum Refusal {
    /** The member holds a unit of this drop. */
    ALREADY,
    /** The capacity is reached. */
    SOLD_OUT
  }

  /** A unit is theirs: an order to pay, or a coupon. */
  record Settled(Admission admission, Won won) implements Fate {
    @Override
    public String word() {
      return "settled";
    }
  }

  /** The database's guard said no: Redis counted wrongly. */
  record Refused(Admission admission, Refusal why) implements Fate {
    @Override
    public String word() {
      return "refused";
    }
  }

  /** Of another life of the data in Redis: counts for nothing and is told to nobody. */
  record Stale(Admission admission) implements Fate {
    @Override
    public String word() {
      return "stale";
    }
  }

  /** Came back since it was recorded. */
  record Returned(Admission admission) implements Fate {
    @Override
    public String word() {
      return "returned";
    }
  }

  /** Could not be turned into what was won; holds its unit until an operator decides. */
  record Dead(Admission admission, String reason) implements Fate {
    @Override
    public String word() {
      return "dead";
    }
  }

  /** Has no row: the drop is unknown, the id is another member's, or not even that can be kept. */
  record Unrecorded(Admission admission, String reason) implements Fate {
    @Override
    public String word() {
      return "unrecorded";
    }
  }

  /** What the unit turned into. */
  sealed interface Won {

    /** A deal's order, to be paid until {@code payBy}. */
    record Order(long id, Optional<Instant> payBy) implements Won {}

    record Coupon(long id) implements Won {}
  }
}

package dev.rushgate.backoffice.drops;

import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How many units of a drop there are and in whose hands: the row that every transaction of a drop
 * locks first. An update names the old values as well, so that one without the lock would fail
 * instead of overwriting.
 */
@Entity
@Table(name = "drop_stock")
@DynamicUpdate
@OptimisticLocking(type = OptimisticLockType.DIRTY)
public class DropStock {

  @Id private long dropId;
  private int capacity;
  private int target;
  private int live;
  private int paid;
  private long epoch;
  private long nextEpoch;
  private long version;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DropState state;

  private boolean suspect;
  private @Nullable Instant archivedAt;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected DropStock() {}

  DropStock(DropId drop, int units) {
    this.dropId = drop.value();
    this.capacity = units;
    this.target = units;
    this.version = 1;
    this.state = DropState.OPEN;
  }

  /** A live unit was paid. */
  public void unitPaid() {
    paid++;
  }

  /**
   * A live unit that was not paid came back.
   *
   * @return whether it leaves the drop for good, because the drop is archived: nobody can get it
   *     there any more
   */
  public boolean unitReturned() {
    live--;
    if (archivedAt == null) {
      return false;
    }
    capacity--;
    return true;
  }

  /** The same for a unit that was paid. */
  public boolean paidUnitReturned() {
    paid--;
    return unitReturned();
  }

  boolean isClosed() {
    return state == DropState.CLOSED;
  }

  boolean isArchived() {
    return archivedAt != null;
  }

  void pause() {
    become(DropState.PAUSED);
  }

  void resume() {
    become(DropState.OPEN);
  }

  /** Ends the drop. Returns the units that go back to the product at once. */
  int close() {
    if (isClosed()) {
      return 0;
    }
    become(DropState.CLOSED);
    return lowerTo(0);
  }

  /** Counts a change of the spec. */
  void specChanged() {
    version++;
  }

  int unitsMissingFor(int offered) {
    return Math.max(0, offered - capacity);
  }

  /** Offers that many units from now on. Returns those that go back to the product at once. */
  int offer(int offered) {
    if (offered < capacity) {
      return lowerTo(offered);
    }
    capacity = offered;
    target = offered;
    return 0;
  }

  /** Redis is to be counted anew from the database. */
  void suspect() {
    suspect = true;
  }

  // What Redis may already have given away is lowered there first, then here, by the publisher.
  private int lowerTo(int units) {
    target = units;
    if (epoch > 0) {
      return 0;
    }
    int back = capacity - units;
    capacity = units;
    return back;
  }

  private void become(DropState wanted) {
    if (state != wanted) {
      state = wanted;
      version++;
    }
  }

  Counts counts() {
    return new Counts(capacity, target, live, paid, epoch, nextEpoch, version, suspect, archivedAt);
  }

  DropState state() {
    return state;
  }

  /** The row as it stood when it was read. */
  public record Counts(
      int capacity,
      int target,
      int live,
      int paid,
      long epoch,
      long nextEpoch,
      long version,
      boolean suspect,
      @Nullable Instant archivedAt) {

    /** Units that nobody has yet. */
    public int remaining() {
      return Math.max(0, target - live);
    }
  }
}

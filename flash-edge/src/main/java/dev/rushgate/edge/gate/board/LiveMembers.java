package dev.rushgate.edge.gate.board;

import dev.rushgate.model.MemberId;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who has a live entry in one drop, so that a refusal can be given from memory.
 *
 * <p>When a drop is full, paused or closed, its crowd is to be refused without Redis. But one who
 * got in before is not refused by any of these: a second press finds the first entry. Figures alone
 * cannot tell the two apart, so the gate loads all members of the queue and of the units in hands
 * into a set, and refuses from memory only those who are surely not in it. Anyone else, and
 * everyone while there is no set that can be trusted, goes through to Redis, which is always right.
 *
 * <p>When can a set be trusted? Members become live by entering only. Every new entry, in a lobby
 * too, raises the drop's counter {@code entered}, and a rebuild, which alone can bring members back
 * without an entry, brings a new {@code epoch}. So the set carries as its <em>stamp</em> the pair
 * (epoch, entered) of a snapshot that was read <em>before</em> the load began. If a newer snapshot
 * still shows the same pair, nobody entered from the stamp up to that snapshot, and so the set
 * holds everyone who was live at that snapshot. (Sequence numbers would not do: a lobby hands out
 * none.) Entries that this very process sees accepted are counted in {@code enteredHere}, and make
 * the set untrustworthy at once instead of at the next snapshot. The load reads the queue first and
 * the units in hands second: a member moves from the one to the other and, within an epoch, never
 * back, so none slips through between the two.
 *
 * <p>What remains: a unit comes back, someone enters through another gate, and presses again here
 * before this gate has heard of either. The unit's return is announced, so that takes a second
 * press within some tens of milliseconds; and a view older than {@link
 * MemoryRefusal#VIEW_AGE_MAX_MS} refuses nobody. Such a press may be told SOLD_OUT once. The entry
 * itself is safe, and the next press finds it.
 *
 * <p>Members who leave or return make the set too large, never too small: they go to Redis. So does
 * a stranger whose hash is that of a member.
 */
final class LiveMembers {

  /** A drop with more live members gives no refusals from memory: 16 MB of hashes. */
  static final int MEMBERS_MAX = 1_000_000;

  /** A stamp: what was known of the drop before the load began. */
  record Stamp(long epoch, long entered, long enteredHere) {}

  private record Loaded(Stamp stamp, MemberSet members) {}

  private final AtomicLong enteredHere = new AtomicLong();
  private volatile @Nullable Loaded loaded;

  /** This process saw new entries accepted. */
  void entered(int members) {
    enteredHere.addAndGet(members);
  }

  /** Take it before the load, with a view that was read before; give it to {@link #fill}. */
  Stamp stamp(DropView view) {
    var snapshot = view.snapshot();
    return new Stamp(snapshot.figures().epoch(), snapshot.counters().entered(), enteredHere.get());
  }

  void fill(Stamp stamp, MemberSet members) {
    loaded = new Loaded(stamp, members);
  }

  /** Whether there is a set that holds everyone who was live at that view. */
  boolean trusted(DropView view) {
    var current = loaded;
    return current != null && current.stamp.equals(stamp(view));
  }

  /** Whether the member surely had no live entry at that view. */
  boolean surelyWithout(MemberId member, DropView view) {
    var current = loaded;
    return current != null
        && current.stamp.equals(stamp(view))
        && !current.members.mayContain(member);
  }

  void forget() {
    loaded = null;
  }
}

package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.ledger.QueueMembers;
import dev.rushgate.model.DropId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/**
 * The entries of a drop: those that won, in the order in which they were served, then those under
 * way, then the waiting in their order, then who left or was refused.
 */
@Service
public class Entries {

  private static final int AT_ONCE = 1_000;

  /** A page looks at so many results of those who are out of the queue again; an export at all. */
  static final long RESULTS_MAX = 200_000;

  private final EntryRows rows;
  private final QueueMembers queue;

  Entries(EntryRows rows, QueueMembers queue) {
    this.rows = rows;
    this.queue = queue;
  }

  /** Some of the entries, one after another. */
  private interface Segment {
    long count();

    List<EntryLine> slice(long from, int count);
  }

  /** A segment that was read whole. */
  private record Whole(List<EntryLine> lines) implements Segment {
    @Override
    public long count() {
      return lines.size();
    }

    @Override
    public List<EntryLine> slice(long from, int count) {
      int begin = (int) Math.min(from, lines.size());
      return lines.subList(begin, Math.min(lines.size(), begin + count));
    }
  }

  /**
   * Entries on a page.
   *
   * @param whole false when there are more who left or were refused than a page looks at
   */
  public record Shown(Page<EntryLine> page, boolean whole) {}

  /** Of one fate, or of any. */
  public Shown list(DropId drop, @Nullable Fate fate, Pageable page) {
    var items = new ArrayList<EntryLine>();
    long total = 0;
    var gone = new TreeMap<String, EntryLine>();
    boolean whole =
        !isOfTheGone(fate)
            || eachGone(drop, fate, RESULTS_MAX, line -> gone.put(line.member(), line));
    for (Segment segment : segments(drop, fate, List.copyOf(gone.values()))) {
      long count = segment.count();
      long from = Math.max(0, page.getOffset() - total);
      int wanted = page.getPageSize() - items.size();
      if (wanted > 0 && from < count) {
        items.addAll(segment.slice(from, wanted));
      }
      total += count;
    }
    return new Shown(new PageImpl<>(items, page, total), whole);
  }

  /** All entries of one member. */
  public List<EntryLine> ofMember(DropId drop, String member) {
    var lines = new ArrayList<EntryLine>();
    QueueMembers.Waiting waits = queue.waiting(drop, member);
    if (waits != null) {
      lines.add(EntryLine.ofQueue(member, Fate.WAITING, waits.sequence(), null));
    }
    underWay(drop).lines().stream()
        .filter(line -> line.member().equals(member))
        .forEach(lines::add);
    QueueMembers.Gone gone = queue.gone(drop, member);
    if (gone != null) {
      tell(drop, List.of(gone), lines::add);
    }
    lines.addAll(rows.ofMember(drop, member));
    return lines;
  }

  /** Tells of each, piece by piece, however many there are. */
  public void each(DropId drop, @Nullable Fate fate, Consumer<EntryLine> told) {
    if (EntryRows.has(fate)) {
      eachRow(drop, fate, told);
    }
    if (fate == null || fate == Fate.UNDER_WAY) {
      underWay(drop).lines().forEach(told);
    }
    if (fate == null || fate == Fate.WAITING) {
      eachWaiting(drop, told);
    }
    if (isOfTheGone(fate)) {
      eachGone(drop, fate, Long.MAX_VALUE, told);
    }
  }

  private boolean eachGone(
      DropId drop, @Nullable Fate fate, long resultsMax, Consumer<EntryLine> told) {
    var few = new ArrayList<QueueMembers.Gone>();
    boolean all =
        queue.gone(
            drop,
            resultsMax,
            gone -> {
              if (isOf(fate, gone)) {
                few.add(gone);
              }
              if (few.size() == AT_ONCE) {
                tell(drop, few, told);
                few.clear();
              }
            });
    tell(drop, few, told);
    return all;
  }

  /** Whoever was refused after a unit was popped for them is among the rows already. */
  private void tell(DropId drop, List<QueueMembers.Gone> few, Consumer<EntryLine> told) {
    Set<String> recorded =
        rows.refused(
            drop,
            few.stream().filter(gone -> !gone.left()).map(QueueMembers.Gone::member).toList());
    few.stream()
        .filter(gone -> gone.left() || !recorded.contains(gone.member()))
        .map(Entries::line)
        .forEach(told);
  }

  private void eachRow(DropId drop, @Nullable Fate fate, Consumer<EntryLine> told) {
    EntryRows.Row last = null;
    List<EntryRows.Row> few;
    do {
      few = rows.behind(drop, fate, last, AT_ONCE);
      few.forEach(row -> told.accept(row.line()));
      last = few.isEmpty() ? null : few.getLast();
    } while (few.size() == AT_ONCE);
  }

  private void eachWaiting(DropId drop, Consumer<EntryLine> told) {
    Long last = null;
    List<QueueMembers.Waiting> few;
    do {
      few = queue.waitingBehind(drop, last, AT_ONCE);
      few.forEach(one -> told.accept(line(one)));
      last = few.isEmpty() ? null : Long.valueOf(few.getLast().sequence());
    } while (few.size() == AT_ONCE);
  }

  private List<Segment> segments(DropId drop, @Nullable Fate fate, List<EntryLine> gone) {
    var segments = new ArrayList<Segment>();
    if (EntryRows.has(fate)) {
      segments.add(rowsOf(drop, fate));
    }
    if (fate == null || fate == Fate.UNDER_WAY) {
      segments.add(underWay(drop));
    }
    if (fate == null || fate == Fate.WAITING) {
      segments.add(waiting(drop));
    }
    segments.add(new Whole(gone));
    return segments;
  }

  private Segment rowsOf(DropId drop, @Nullable Fate fate) {
    return new Segment() {
      @Override
      public long count() {
        return rows.count(drop, fate);
      }

      @Override
      public List<EntryLine> slice(long from, int count) {
        return rows.slice(drop, fate, from, count).stream().map(EntryRows.Row::line).toList();
      }
    };
  }

  private Segment waiting(DropId drop) {
    return new Segment() {
      @Override
      public long count() {
        return queue.waitingCount(drop);
      }

      @Override
      public List<EntryLine> slice(long from, int count) {
        return queue.waiting(drop, from, count).stream().map(Entries::line).toList();
      }
    };
  }

  /** What is recorded but not told yet, or a dead letter, is among the rows already. */
  private Whole underWay(DropId drop) {
    List<QueueMembers.UnderWay> all = queue.underWay(drop);
    Set<String> recorded =
        rows.recorded(drop, all.stream().map(QueueMembers.UnderWay::member).toList());
    return new Whole(
        all.stream()
            .filter(one -> !recorded.contains(one.member()))
            .map(one -> EntryLine.ofQueue(one.member(), Fate.UNDER_WAY, one.sequence(), null))
            .toList());
  }

  private static boolean isOfTheGone(@Nullable Fate fate) {
    return fate == null || fate == Fate.LEFT || fate == Fate.REFUSED;
  }

  private static boolean isOf(@Nullable Fate fate, QueueMembers.Gone gone) {
    return fate == null || (fate == Fate.LEFT) == gone.left();
  }

  private static EntryLine line(QueueMembers.Waiting one) {
    return EntryLine.ofQueue(one.member(), Fate.WAITING, one.sequence(), null);
  }

  private static EntryLine line(QueueMembers.Gone one) {
    return EntryLine.ofQueue(
        one.member(), one.left() ? Fate.LEFT : Fate.REFUSED, null, one.reason());
  }
}

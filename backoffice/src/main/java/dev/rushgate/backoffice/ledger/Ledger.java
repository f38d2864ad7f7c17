package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Reads the books of a drop: Redis, database, Redis. They are compared only when both readings of
 * Redis agree, for then nothing moved there while the database was read.
 */
@Service
public class Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final int TRIES_MAX = 4;

  private final QueueReader queues;
  private final BooksReader database;
  private final Mismatches mismatches;

  Ledger(QueueReader queues, BooksReader database, Mismatches mismatches) {
    this.queues = queues;
    this.database = database;
    this.mismatches = mismatches;
  }

  /**
   * Nothing when there is no such drop. A mismatch is told only after it was seen several times in
   * a row: a unit on its way between two stores is none.
   */
  public Optional<Statement> show(DropId drop) {
    return read(drop)
        .map(
            read ->
                Boolean.FALSE.equals(read.balanced()) && !mismatches.confirmed(drop)
                    ? read.judged(null)
                    : read);
  }

  /** The drops that want a person, as the watch of this server saw them last. */
  public List<Attention> attention() {
    return mismatches.wanted();
  }

  /** The books as they are, with the verdict of this one reading. */
  Optional<Statement> read(DropId drop) {
    Optional<Books> books = Optional.empty();
    for (int i = 0; i < TRIES_MAX; i++) {
      books = attempt(drop);
      if (books.isEmpty() || books.get().comparable() || books.get().queue() == null) {
        break;
      }
    }
    return books.map(Books::statement);
  }

  private Optional<Books> attempt(DropId drop) {
    QueueReader.Read before = tryRead(drop, List.of());
    List<String> sent = before == null ? List.of() : before.reading().sent();
    return database.read(drop, sent).map(books -> compare(drop, before, books));
  }

  private Books compare(DropId drop, QueueReader.@Nullable Read before, BooksReading books) {
    List<String> members = books.released().stream().map(BooksReading.Released::member).toList();
    QueueReader.Read after = before == null ? null : tryRead(drop, members);
    if (before == null || after == null) {
      return new Books(drop, null, books, 0, false);
    }
    QueueReading queue = after.reading();
    long underWay = underWay(books, after);
    boolean whole =
        queue.sentCount() == queue.sent().size() && underWay < BooksReader.RELEASES_LOOKED_AT_MAX;
    boolean comparable =
        whole
            && queue.armed()
            && queue.number("epoch") == books.epoch()
            && queue.equals(before.reading());
    return new Books(drop, queue, books, underWay, comparable);
  }

  private static long underWay(BooksReading books, QueueReader.Read after) {
    long held = 0;
    for (int i = 0; i < after.holds().size(); i++) {
      String hold = after.holds().get(i);
      held += hold != null && books.released().get(i).isHeldAs(hold) ? 1 : 0;
    }
    return held;
  }

  private QueueReader.@Nullable Read tryRead(DropId drop, List<String> members) {
    try {
      return queues.read(drop, members);
    } catch (DataAccessException e) {
      LOG.warn("ledger without redis drop={} cause={}", drop, e.toString());
      return null;
    }
  }
}

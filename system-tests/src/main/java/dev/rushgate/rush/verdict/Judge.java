package dev.rushgate.rush.verdict;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Judges one drop after a rush: each invariant of the architecture, by what the shoppers were told
 * and what the database holds, never by the crowd's own counters.
 */
public final class Judge {

  private final Books books;
  private final List<Told> told;
  private final boolean redisWasLost;

  /**
   * @param redisWasLost whether the rush lost Redis with all its data: the one case in which a
   *     waiting entry, told no more than QUEUED, may be gone
   */
  public Judge(Books books, List<Told> told, boolean redisWasLost) {
    this.books = books;
    this.told = told;
    this.redisWasLost = redisWasLost;
  }

  /** All verdicts, in the order of the architecture's list. */
  public List<Verdict> verdicts(JsonObject ledger) {
    return List.of(
        Units.neverOversold(books),
        Units.oncePerMember(books, told),
        new Kept(books, redisWasLost).judge(told),
        new Order(books, redisWasLost).unitsGoInOrder(told),
        new Order(books, redisWasLost).numbersFollowAnswers(told),
        Truth.noSuccessBeforeItIsTrue(books, told),
        Conservation.ledgerAddsUp(books, told, ledger, redisWasLost),
        Truth.notBeforeTheOpening(books, told),
        Epochs.failsClosed(books));
  }
}

package dev.rushgate.rush.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private final Outcomes outcome = new Outcomes();

  @Test
  void aCleanOutcomeHoldsEveryInvariant() {
    assertThat(outcome.broken(false)).isEmpty();
  }

  @Test
  void aThirdUnitOfTwoIsOversold() {
    outcome.rows.add(Outcomes.live(3, "C", 3));
    outcome.told.set(2, Outcomes.winner("C", 3));
    outcome.stockLive = 3;
    outcome.lines.put("live", 3).put("toPay", 2).put("settled", 3);
    assertThat(outcome.broken(false)).contains("1");
  }

  @Test
  void tooManyUnitsAtOnceDuringTheRushAreOversoldThoughOneCameBack() {
    outcome.liveMax = 3;
    assertThat(outcome.broken(false)).containsExactly("1");
  }

  @Test
  void aStockRowThatMiscountsIsFound() {
    outcome.stockLive = 1;
    assertThat(outcome.broken(false)).containsExactly("1");
  }

  @Test
  void aLiveRowWithoutItsOrderIsFound() {
    outcome.rows.set(
        1, new Row(1, 2, "B", 2, Row.State.LIVE, "12", null, null, Outcomes.OPENS_AT_MS + 2));
    assertThat(outcome.broken(false)).contains("1", "5");
  }

  @Test
  void twoUnitsOfOneMemberAreFound() {
    outcome.rows.set(1, Outcomes.live(2, "A", 2));
    assertThat(outcome.broken(false)).contains("2");
  }

  @Test
  void aSecondPressWithAnotherNumberIsFound() {
    outcome.change(
        "A",
        told ->
            new Told(
                "A",
                1L,
                4L,
                null,
                told.fate(),
                null,
                told.orderId(),
                null,
                true,
                10,
                15,
                told.answeredServerMs(),
                false,
                false));
    assertThat(outcome.broken(false)).containsExactly("2");
  }

  @Test
  void aLostYesIsFound() {
    outcome.told.set(2, Outcomes.told("C", 3, Told.Fate.LOST, null));
    assertThat(outcome.broken(false)).containsExactly("3");
  }

  @Test
  void aLostPlaceIsExcusedOnlyWhenRedisWasLostAndNothingWasPromised() {
    outcome.told.set(2, Outcomes.told("C", 3, Told.Fate.LOST, null));
    assertThat(outcome.broken(true)).isEmpty();
    outcome.told.set(
        2,
        new Told(
            "C",
            3L,
            null,
            null,
            Told.Fate.LOST,
            null,
            null,
            null,
            true,
            30,
            35,
            Outcomes.OPENS_AT_MS + 3,
            false,
            false));
    assertThat(outcome.broken(true)).containsExactly("3");
  }

  @Test
  void anEntryWithoutAFinalFateIsFound() {
    outcome.told.set(2, Outcomes.told("C", 3, Told.Fate.UNDECIDED, null));
    assertThat(outcome.broken(false)).containsExactly("3");
  }

  @Test
  void anOrderAfterGivingUpIsFound() {
    outcome.told.set(1, Outcomes.told("B", 2, Told.Fate.LEFT, null));
    assertThat(outcome.broken(false)).containsExactly("3");
  }

  @Test
  void anOrderAfterARefusalAtTheDoorIsFound() {
    outcome.rows.set(1, Outcomes.live(2, "D", 2));
    assertThat(outcome.broken(false)).contains("3");
  }

  @Test
  void aWinnerWhoNeverPressedIsFound() {
    outcome.rows.set(1, Outcomes.live(2, "X", 2));
    assertThat(outcome.broken(false)).contains("3");
  }

  @Test
  void aBrokenPromiseIsFound() {
    outcome.told.set(
        2,
        new Told(
            "C",
            3L,
            null,
            null,
            Told.Fate.REFUSED,
            "SOLD_OUT",
            null,
            null,
            true,
            30,
            35,
            Outcomes.OPENS_AT_MS + 3,
            false,
            false));
    assertThat(outcome.broken(false)).containsExactly("3");
  }

  @Test
  void oneWhoWasPassedOverIsFound() {
    outcome.told.set(1, Outcomes.waiter("B", 2));
    outcome.told.set(2, Outcomes.winner("C", 3));
    outcome.rows.set(1, Outcomes.live(2, "C", 3));
    assertThat(outcome.broken(false)).containsExactly("4");
  }

  @Test
  void oneWhoLeftIsNotPassedOver() {
    outcome.told.set(1, Outcomes.told("B", 2, Told.Fate.LEFT, null));
    outcome.told.set(2, Outcomes.winner("C", 3));
    outcome.rows.set(1, Outcomes.live(2, "C", 3));
    assertThat(outcome.broken(false)).isEmpty();
  }

  @Test
  void unitsTakenOutOfOrderAreFound() {
    outcome.rows = List.of(Outcomes.live(2, "A", 1), Outcomes.live(1, "B", 2));
    assertThat(outcome.broken(false)).containsExactly("4");
  }

  @Test
  void aNumberThatOvertookAnEarlierAnswerIsFound() {
    outcome.change(
        "A",
        told ->
            new Told(
                "A",
                1L,
                null,
                null,
                told.fate(),
                null,
                told.orderId(),
                null,
                true,
                26,
                28,
                told.answeredServerMs(),
                false,
                false));
    assertThat(outcome.broken(false)).containsExactly("4");
  }

  @Test
  void aSuccessWithoutARowIsFound() {
    outcome.told.set(1, Outcomes.told("B", 2, Told.Fate.SETTLED, "" + Outcomes.OTHER_ORDER));
    assertThat(outcome.broken(false)).contains("3", "5");
  }

  @Test
  void aSuccessToldBeforeTheCommitIsFound() {
    outcome.change(
        "A",
        told ->
            new Told(
                "A",
                1L,
                null,
                null,
                told.fate(),
                null,
                told.orderId(),
                null,
                true,
                10,
                15,
                told.answeredServerMs(),
                false,
                true));
    assertThat(outcome.broken(false)).containsExactly("5");
  }

  @Test
  void aLedgerThatDoesNotAddUpIsFound() {
    outcome.lines.put("entered", 4);
    assertThat(outcome.broken(false)).containsExactly("6");
  }

  @Test
  void aLedgerThatTheBackOfficeItselfDoubtsIsFound() {
    outcome.balanced = false;
    assertThat(outcome.broken(false)).containsExactly("6");
  }

  @Test
  void aLedgerThatMissesEntriesOfShoppersIsFound() {
    outcome.lines.put("entered", 2).put("refused", 0);
    assertThat(outcome.broken(false)).containsExactly("6");
  }

  @Test
  void anEarlyYesAndAnEarlyAdmissionAreFound() {
    outcome.rows.set(
        0, new Row(1, 1, "A", 1, Row.State.LIVE, "11", "PAID", "A", Outcomes.OPENS_AT_MS - 1));
    assertThat(outcome.broken(false)).containsExactly("7");
    outcome.rows.set(0, Outcomes.live(1, "A", 1));
    outcome.change(
        "A",
        told ->
            new Told(
                "A",
                1L,
                null,
                null,
                told.fate(),
                null,
                told.orderId(),
                null,
                true,
                10,
                15,
                Outcomes.OPENS_AT_MS - 1,
                false,
                false));
    assertThat(outcome.broken(false)).containsExactly("7");
  }

  @Test
  void anAdmissionOfAnEpochThatWasNeverArmedIsFound() {
    outcome.rebuilds.set(0, new Books.Rebuild(1, "FIRST", false));
    assertThat(outcome.broken(false)).containsExactly("8");
  }
}

package dev.rushgate.rush.crowd;

import dev.rushgate.rush.verdict.Told;

/**
 * One member and one drop, from the click to the last word. Runs on the crowd's event loop only.
 *
 * <p>Press until there is a definite answer; with an entry, watch it until its fate is final. What
 * is answered 429, 503 or not at all is done again after the pause that was asked for: the protocol
 * promises that it finds what the first try did.
 */
final class Shopper {

  private static final int GIVE_UP_AFTER_MAX_MS = 2_000;
  private static final int PAY_AFTER_MAX_MS = 2_000;
  private static final int PAY_AGAIN_MS = 1_000;
  private static final int PRESS_AGAIN_MS = 100;
  private static final int ODD_PAUSE_MS = 1_000;

  private final Crowd crowd;
  private final Plan.Target target;
  private final Habits habits;
  private final Diary diary;
  private final Way way;
  private final Watch watch;

  private long clickNs;
  private int openPresses;
  private boolean leaving;
  private boolean gone;
  private boolean ended;

  Shopper(Crowd crowd, Plan.Target target, Habits habits, String member, String token) {
    this.crowd = crowd;
    this.target = target;
    this.habits = habits;
    this.diary = new Diary(member);
    this.way = new Way(crowd, target.drop(), token, habits.gate());
    this.watch = new Watch(crowd, this, way, diary);
  }

  Habits habits() {
    return habits;
  }

  Plan.Target target() {
    return target;
  }

  boolean isEnded() {
    return ended;
  }

  Told told() {
    return diary.told();
  }

  /** The click, at its intended instant: what it waits from there on counts as latency. */
  void click(long intendedNs) {
    clickNs = intendedNs;
    crowd.tally().presses.incrementAndGet();
    openPresses = habits.twice() ? 2 : 1;
    for (int press = 0; press < openPresses; press++) {
      press();
    }
  }

  private void press() {
    if (!ended) {
      diary.sent();
      way.press().onSuccess(answer -> pressed(answer));
    }
  }

  private void pressed(Answer answer) {
    switch (answer) {
      case Answer.Found(Entry entry) -> getIn(entry);
      case Answer.Refused(String code) -> refused(code);
      case Answer.TryLater later -> {
        way.elsewhere(later);
        diary.pressesAgain();
        crowd.later(later.afterMs(), this::press);
      }
      case Answer.Odd _, Answer.NoEntry _, Answer.Done _ -> crowd.later(ODD_PAUSE_MS, this::press);
    }
  }

  private void getIn(Entry entry) {
    openPresses--;
    boolean first = !diary.isIn();
    diary.pressed(entry, crowd.plan().clock());
    if (first) {
      crowd.tally().entered.incrementAndGet();
      crowd.tally().answered(System.nanoTime() - clickNs);
      if (habits.givesUp()) {
        crowd.later(crowd.random().nextInt(GIVE_UP_AFTER_MAX_MS), this::giveUp);
      }
    }
    heard(entry);
    watch.begin(habits.likesStreams());
  }

  private void refused(String code) {
    Tally.count(crowd.tally().refusals, code);
    if (code.equals("NOT_OPEN") || code.equals("PAUSED")) {
      crowd.later(PRESS_AGAIN_MS, this::press);
      return;
    }
    openPresses--;
    if (openPresses == 0 && !diary.isIn()) {
      diary.refused(code);
      crowd.tally().turnedAway.incrementAndGet();
      crowd.tally().answered(System.nanoTime() - clickNs);
      end(Told.Fate.NEVER_IN);
    }
  }

  /** The entry as it was told, whichever way the word came. */
  void heard(Entry entry) {
    if (ended) {
      return;
    }
    way.ticket(entry.ticket());
    boolean news = entry.state() == Entry.State.SETTLED && !diary.isSettled();
    diary.heard(entry);
    if (gone) {
      boolean returned = entry.state() == Entry.State.RETURNED;
      end(returned ? Told.Fate.RETURNED : Told.Fate.LEFT);
      return;
    }
    switch (entry.state()) {
      case QUEUED, ADMITTED -> {}
      case SETTLED -> {
        if (news) {
          won(entry);
        }
      }
      case REFUSED -> {
        Tally.count(crowd.tally().refusals, "after waiting, " + entry.reason());
        end(Told.Fate.REFUSED);
      }
      case LEFT -> end(Told.Fate.LEFT);
      case RETURNED -> end(Told.Fate.RETURNED);
    }
  }

  /** There is no entry: fine for one who is leaving, a loss for anybody else once believed. */
  void noEntry(boolean believed) {
    if (leaving) {
      end(Told.Fate.LEFT);
    } else if (believed) {
      end(Told.Fate.LOST);
    }
  }

  /** The last look when the time is up. */
  void lastLook() {
    if (diary.isIn()) {
      watch.lookAfresh();
    } else {
      press();
    }
  }

  private void won(Entry entry) {
    crowd.tally().settledAfter(System.nanoTime() - clickNs);
    crowd.prove(entry, diary.member(), diary::unproven);
    if (!target.deal()) {
      end(Told.Fate.SETTLED);
    } else if (habits.pays() && entry.orderId() != null) {
      String order = entry.orderId();
      crowd.later(crowd.random().nextInt(PAY_AFTER_MAX_MS), () -> pay(order));
    }
  }

  private void pay(String order) {
    if (!ended) {
      crowd.pay(order).onSuccess(payment -> paid(order, payment));
    }
  }

  private void paid(String order, Crowd.Payment payment) {
    if (ended) {
      return;
    }
    switch (payment) {
      case PAID -> {
        crowd.tally().paid.incrementAndGet();
        end(Told.Fate.SETTLED);
      }
      case UNKNOWN -> crowd.later(PAY_AGAIN_MS, () -> pay(order));
      // Too late, most likely: the watch goes on and will see the unit return.
      case REFUSED -> {}
    }
  }

  private void giveUp() {
    if (!ended && !diary.isSettled()) {
      leaving = true;
      way.giveUp().onSuccess(answer -> gaveUp(answer));
    }
  }

  private void gaveUp(Answer answer) {
    if (ended) {
      return;
    }
    switch (answer) {
      case Answer.Done _ -> {
        // Also said when there was no place any more: one look tells whether a unit had come and
        // gone before.
        gone = true;
        watch.lookAfresh();
      }
      case Answer.Refused _ -> leaving = false;
      case Answer.TryLater later -> crowd.later(later.afterMs(), this::giveUp);
      case Answer.Found _, Answer.NoEntry _, Answer.Odd _ ->
          crowd.later(ODD_PAUSE_MS, this::giveUp);
    }
  }

  private void end(Told.Fate fate) {
    if (!ended) {
      ended = true;
      diary.fate(fate);
      watch.end();
      crowd.tally().ended.incrementAndGet();
    }
  }
}

package dev.rushgate.edge.gate.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryRefusalTest {

  private static final MemberId STRANGER = new MemberId("stranger");

  private long ownMs;
  private final RedisClock clock = new RedisClock(() -> ownMs);
  private final MemoryRefusal refusals = new MemoryRefusal(clock);
  private final LiveMembers live = new LiveMembers();

  @BeforeEach
  void readTheClock() {
    redisIsAt(Views.OPENS.toEpochMilli() - 30_000);
  }

  private void redisIsAt(long ms) {
    clock.learn(ownMs, ms, ownMs);
  }

  private DropView loaded(Views views) {
    var view = views.view();
    live.fill(live.stamp(view), new MemberSet());
    return view;
  }

  @Test
  void aStrangerIsRefusedByWhatTheDropIs() {
    assertThat(refusals.of(loaded(Views.open().full()), live, STRANGER))
        .isEqualTo(new EnterOutcome.SoldOut());
    assertThat(refusals.of(loaded(Views.open().with(DropState.PAUSED)), live, STRANGER))
        .isEqualTo(new EnterOutcome.Paused());
    assertThat(refusals.of(loaded(Views.open().with(DropState.CLOSED)), live, STRANGER))
        .isEqualTo(new EnterOutcome.Closed());
    assertThat(refusals.of(loaded(Views.open()), live, STRANGER)).isNull();
  }

  @Test
  void nobodyIsRefusedWithoutASetOfMembers() {
    assertThat(refusals.of(Views.open().full().view(), live, STRANGER)).isNull();
  }

  @Test
  void nobodyIsRefusedByAViewThatIsOld() {
    var view = loaded(Views.open().full());
    ownMs = MemoryRefusal.VIEW_AGE_MAX_MS + 1;
    assertThat(refusals.of(view, live, STRANGER)).isNull();
  }

  @Test
  void figuresAloneRefuseNobodyUntilASnapshotSaysTheSame() {
    var view = loaded(Views.open()).with(Views.open().full().figures());
    assertThat(refusals.of(view, live, STRANGER)).isNull();
    var reopened = loaded(Views.open().full()).with(Views.open().figures());
    assertThat(refusals.of(reopened, live, STRANGER)).isNull();
  }

  @Test
  void longBeforeTheOpeningMemoryRefuses() {
    assertThat(refusals.of(Views.early().view(), live, STRANGER))
        .isInstanceOf(EnterOutcome.NotOpen.class);
  }

  @Test
  void nearTheOpeningRedisDecides() {
    ownMs += 29_990;
    var view = new DropView(Views.early().snapshot(), Views.early().figures(), ownMs);
    redisIsAt(Views.OPENS.toEpochMilli() - 10);
    assertThat(refusals.of(view, live, STRANGER)).isNull();
  }

  @Test
  void aLobbyThatMayBeOpenIsForRedis() {
    var lobby = Views.early().withLobby(Views.OPENS.minusSeconds(60));
    assertThat(refusals.of(lobby.view(), live, STRANGER)).isNull();
    var later = Views.early().withLobby(Views.OPENS.minusSeconds(10));
    assertThat(refusals.of(later.view(), live, STRANGER)).isInstanceOf(EnterOutcome.NotOpen.class);
  }

  @Test
  void whereSomebodyEnteredBeforeTheOpeningRedisDecides() {
    assertThat(refusals.of(Views.early().entered(1).view(), live, STRANGER)).isNull();
  }
}

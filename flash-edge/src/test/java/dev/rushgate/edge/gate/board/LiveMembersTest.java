package dev.rushgate.edge.gate.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import org.junit.jupiter.api.Test;

class LiveMembersTest {

  private static final MemberId IN = new MemberId("in");
  private static final MemberId OUT = new MemberId("out");

  private final LiveMembers live = new LiveMembers();
  private final DropView full = Views.open().full().view();

  private void load(DropView view) {
    var members = new MemberSet();
    members.add("in");
    live.fill(live.stamp(view), members);
  }

  @Test
  void withoutASetNobodyIsSurelyOut() {
    assertThat(live.surelyWithout(OUT, full)).isFalse();
  }

  @Test
  void aFreshSetTellsWhoIsSurelyOut() {
    load(full);
    assertThat(live.surelyWithout(OUT, full)).isTrue();
    assertThat(live.surelyWithout(IN, full)).isFalse();
  }

  @Test
  void popsAndLeavesDoNotAgeASet() {
    load(full);
    var later = Views.open().full().at(Views.OPENS.toEpochMilli() + 9_000, 95).view();
    assertThat(live.surelyWithout(OUT, later)).isTrue();
  }

  @Test
  void anEntryAnywhereAgesTheSet() {
    load(full);
    assertThat(live.surelyWithout(OUT, Views.open().full().entered(101).view())).isFalse();
  }

  @Test
  void anEntrySeenHereAgesTheSetAtOnce() {
    load(full);
    live.entered(1);
    assertThat(live.surelyWithout(OUT, full)).isFalse();
  }

  @Test
  void anEntrySeenDuringTheLoadAgesTheSet() {
    var stamp = live.stamp(full);
    live.entered(1);
    live.fill(stamp, new MemberSet());
    assertThat(live.surelyWithout(OUT, full)).isFalse();
  }

  @Test
  void aRebuildAgesTheSet() {
    load(full);
    assertThat(live.surelyWithout(OUT, Views.open().full().inEpoch(2).view())).isFalse();
  }
}

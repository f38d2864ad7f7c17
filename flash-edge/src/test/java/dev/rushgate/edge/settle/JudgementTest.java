package dev.rushgate.edge.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final DropId DROP = new DropId(7);
  private static final long EPOCH = 2;

  @Test
  void whatHasARowIsNotCountedAgainWhateverTheGuardSays() {
    var anna = admission(EPOCH, 1, "anna");
    var known = new Known(anna.id(), anna.member(), Fate.Returned::new);
    var judgement = Judgement.of(List.of(anna), stock(1, 1), Map.of(anna.id(), known), Set.of());
    assertThat(judgement.noted()).containsExactly(new Fate.Returned(anna));
    assertThat(judgement.admitted()).isEmpty();
    assertThat(judgement.suspects()).isEmpty();
  }

  @Test
  void anotherLifeOfRedisIsLookedAtBeforeHoldersAndGuardAndSuspectsNobody() {
    var anna = admission(EPOCH - 1, 1, "anna");
    var judgement = judge(stock(1, 1), Set.of(Holder.of(anna)), anna);
    assertThat(judgement.ended()).containsExactly(new Fate.Stale(anna));
    assertThat(judgement.suspects()).isEmpty();
  }

  @Test
  void whatIsFreeGoesToTheLowerNumbersAndTheRestIsRefused() {
    var anna = admission(EPOCH, 1, "anna");
    var ben = admission(EPOCH, 2, "ben");
    var judgement = judge(stock(5, 4), Set.of(), anna, ben);
    assertThat(judgement.admitted()).containsExactly(Map.entry(DROP, List.of(anna)));
    assertThat(judgement.ended()).containsExactly(new Fate.Refused(ben, Fate.Refusal.SOLD_OUT));
    assertThat(judgement.suspects()).containsExactly(DROP);
  }

  @Test
  void aMemberRefusedForWantOfUnitsIsNoHolder() {
    var anna = admission(EPOCH, 1, "anna");
    var again = admission(EPOCH, 2, "anna");
    var judgement = judge(stock(1, 1), Set.of(), anna, again);
    assertThat(judgement.ended())
        .containsExactly(
            new Fate.Refused(anna, Fate.Refusal.SOLD_OUT),
            new Fate.Refused(again, Fate.Refusal.SOLD_OUT));
  }

  @Test
  void oneIdForTwoMembersInABatchIsForTheFirst() {
    var anna = admission(EPOCH, 1, "anna");
    var ben = admission(EPOCH, 1, "ben");
    var judgement = judge(stock(5, 0), Set.of(), anna, ben);
    assertThat(judgement.admitted()).containsExactly(Map.entry(DROP, List.of(anna)));
    assertThat(judgement.noted()).containsExactly(new Fate.Unrecorded(ben, Judgement.OTHER_MEMBER));
    assertThat(judgement.suspects()).containsExactly(DROP);
  }

  private static Judgement judge(
      Map<DropId, Stock> stock, Set<Holder> holders, Admission... batch) {
    return Judgement.of(List.of(batch), stock, Map.of(), holders);
  }

  private static Map<DropId, Stock> stock(int capacity, int live) {
    return Map.of(DROP, new Stock(DROP, capacity, live, EPOCH));
  }

  private static Admission admission(long epoch, long no, String member) {
    return new Admission(
        new AdmissionId(DROP, epoch, no), DropKind.DEAL, new MemberId(member), no, Instant.EPOCH);
  }
}

package dev.rushgate.edge.gate.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberSetTest {

  private static final int MANY = 100_000;

  @Test
  void itHoldsEveryMemberAndHardlyAnyStranger() {
    var set = new MemberSet();
    for (int i = 0; i < MANY; i++) {
      set.add("member-" + i);
      set.add("member-" + i);
    }
    assertThat(set.size()).isEqualTo(MANY);
    assertThat(IntStream.range(0, MANY)).allMatch(i -> set.mayContain(new MemberId("member-" + i)));
    assertThat(IntStream.range(0, MANY).filter(i -> set.mayContain(new MemberId("other-" + i))))
        .hasSizeLessThan(2);
  }

  @Test
  void anEmptyOneHoldsNobody() {
    assertThat(new MemberSet().mayContain(new MemberId("a"))).isFalse();
  }
}

package dev.rushgate.edge.gate.access;

import static dev.rushgate.edge.gate.access.Revocations.Judgement.GOOD;
import static dev.rushgate.edge.gate.access.Revocations.Judgement.REVOKED;
import static dev.rushgate.edge.gate.access.Revocations.Judgement.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.model.MemberId;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RevocationsTest {

  private static final Bearer.Member ALICE = shown("alice");
  private static final Bearer.Member BOB = shown("bob");

  private final AtomicLong ownMs = new AtomicLong(7);
  private final Revocations revocations = new Revocations(ownMs::get);

  private static Bearer.Member shown(String member) {
    return new Bearer.Member(new MemberId(member), "s-of-" + member, 5);
  }

  private void block(String member) {
    var none = OptionalLong.empty();
    revocations.list().add(new Revocation(3, Revocation.Kind.BLOCK, member, none, none));
  }

  @Test
  void beforeTheFirstConfirmationNothingIsJudged() {
    assertThat(revocations.isRead()).isFalse();
    assertThat(revocations.judge(BOB)).isEqualTo(UNCONFIRMED);
    assertThat(revocations.ageMs()).isNaN();
  }

  @Test
  void whatIsConfirmedIsJudgedFor5SecondsAndNotLonger() {
    block("alice");
    revocations.confirm(3, ownMs.get());
    assertThat(revocations.judge(ALICE)).isEqualTo(REVOKED);
    assertThat(revocations.judge(BOB)).isEqualTo(GOOD);
    ownMs.addAndGet(5_000);
    assertThat(revocations.judge(BOB)).isEqualTo(GOOD);
    ownMs.addAndGet(1);
    assertThat(revocations.judge(ALICE)).isEqualTo(UNCONFIRMED);
    assertThat(revocations.judge(BOB)).isEqualTo(UNCONFIRMED);
    assertThat(revocations.isRead()).as("it was, once").isTrue();
    assertThat(revocations.ageMs()).isEqualTo(5_001);
    revocations.confirm(3, ownMs.get());
    assertThat(revocations.judge(BOB)).isEqualTo(GOOD);
  }

  @Test
  void aTicketStandsForATokenWithoutASession() {
    revocations.confirm(1, ownMs.get());
    var byTicket = new Bearer.Member(new MemberId("alice"), null, 5);
    assertThat(revocations.judge(byTicket)).isEqualTo(GOOD);
    block("alice");
    assertThat(revocations.judge(byTicket)).isEqualTo(REVOKED);
  }
}

package dev.rushgate.backoffice.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Wallet;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WalletsIT {

  private final Wallets wallets = Running.bean(Wallets.class);
  private final WalletCheck check = Running.bean(WalletCheck.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(Running.bean(PlatformTransactionManager.class));
  private final MemberId member = new MemberId(Wallet.fresh().member());

  private <T> T done(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  @Test
  void chargesAndUsesAtOnceAreExact() {
    done(() -> wallets.charge(member, new Money(100_000), "first:" + member));
    List<Callable<Boolean>> moves = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String cause = member + ":" + i;
      moves.add(() -> done(() -> wallets.charge(member, new Money(700), "c:" + cause)) != null);
      moves.add(() -> done(() -> wallets.use(member, new Money(1_000), "u:" + cause)) != null);
    }
    Collections.shuffle(moves, new java.util.Random(7));
    assertThat(Together.all(moves)).hasSize(200).doesNotContain(false);
    assertThat(wallets.balance(member)).isEqualTo(100_000 + 100 * 700 - 100 * 1_000);
    assertThat(check.compare()).isEmpty();
  }

  @Test
  void nobodyUsesMoreThanThereIs() {
    done(() -> wallets.charge(member, new Money(1_000), "first:" + member));
    List<Callable<Boolean>> uses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String cause = "use:" + member + ":" + i;
      uses.add(
          () ->
              done(() -> wallets.use(member, new Money(300), cause)) instanceof Wallets.Move.Made);
    }
    assertThat(Together.all(uses)).filteredOn(made -> made).hasSize(3);
    assertThat(wallets.balance(member)).isEqualTo(100);
  }

  @Test
  void oneCauseMovesOnce() {
    List<Callable<Wallets.Move>> same =
        Collections.nCopies(
            8, () -> done(() -> wallets.charge(member, new Money(500), "same:" + member)));
    assertThat(Together.all(same)).allMatch(move -> move instanceof Wallets.Move.Made);
    assertThat(wallets.balance(member)).isEqualTo(500);
  }

  @Test
  void theCheckFindsABalanceThatDoesNotAddUp() {
    done(() -> wallets.charge(member, new Money(500), "first:" + member));
    Running.sql().run("UPDATE wallet SET balance = 501 WHERE member = ?", member.value());
    assertThat(check.compare()).containsExactly(member.value());
    Running.sql().run("UPDATE wallet SET balance = 500 WHERE member = ?", member.value());
    assertThat(check.compare()).isEmpty();
  }
}

package dev.rushgate.backoffice.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.Jobs;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Explained;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Wallet;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
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
    assertThat(check.last()).isNotNull().matches(found -> found.differing() == 1 && !found.late());
    assertThat(elsewhere()).isEqualTo(1);
    Browser staff = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    assertThat(staff.get("/admin").text()).contains("내역과 다른 지갑 1개", "마지막으로 대조한 때");
    Running.sql().run("UPDATE wallet SET balance = 500 WHERE member = ?", member.value());
    assertThat(check.compare()).isEmpty();
    assertThat(elsewhere()).isZero();
    assertThat(staff.get("/admin").text())
        .doesNotContain("내역과 다른 지갑")
        .contains(String.format(Locale.ROOT, "지갑 %,d개", check.last().wallets()));
    Running.sql().run("UPDATE wallet_check SET at = at - INTERVAL 50 HOUR");
    assertThat(staff.get("/admin").text()).contains("이틀 밤");
    check.compare();
  }

  /** What a server tells that did not compare them itself. */
  private static double elsewhere() {
    var metrics = new SimpleMeterRegistry();
    new WalletCheck(
            Running.bean(WalletRows.class),
            Running.bean(CheckRows.class),
            Running.bean(Jobs.class),
            metrics)
        .look();
    return metrics.get("rushgate.wallets.mismatched").gauge().value();
  }

  /** Whose clock goes before the others' gives ids that lie in the future. */
  @Test
  void theHistoryHasTheOrderOfTheMovesWhateverTheirIdsSay() {
    for (int i = 1; i <= 3; i++) {
      long amount = i * 100L;
      done(() -> wallets.charge(member, new Money(amount), "nth:" + amount + member));
      Running.sql()
          .run(
              """
              UPDATE wallet_entry SET id = id + ?, at = at + INTERVAL ? MICROSECOND
              WHERE cause = ?
              """,
              (3L - i) << 40,
              i * 1_000,
              "nth:" + amount + member);
    }
    var amounts = new ArrayList<Long>();
    for (int page = 0; page < 3; page++) {
      wallets
          .history(member, PageRequest.of(page, 1))
          .forEach(entry -> amounts.add(entry.amount()));
    }
    assertThat(amounts).containsExactly(300L, 200L, 100L);
  }

  @Test
  void aPageOfTheHistoryReadsWhatItShows() {
    Sql sql = Running.sql();
    sql.run(
        """
        INSERT INTO wallet_entry (id, member, kind, amount, balance, cause, at)
        SELECT -i, 'hoarder', 'CHARGE', 1, i, CONCAT('hoard:', i),
          '2020-01-01' + INTERVAL i SECOND FROM (%s) numbers
        """
            .formatted(Explained.MANY));
    try {
      List<Object> page = List.of("hoarder", 20, 40);
      assertThat(sql.rowsRead(WalletRows.HISTORY, page)).isLessThan(100);
      assertThat(sql.rows(WalletRows.HISTORY, page.toArray()).getFirst().get("balance"))
          .isEqualTo(
              sql.number("SELECT MAX(balance) FROM wallet_entry WHERE member = 'hoarder'") - 40);
    } finally {
      sql.run("DELETE FROM wallet_entry WHERE member = 'hoarder'");
    }
  }
}

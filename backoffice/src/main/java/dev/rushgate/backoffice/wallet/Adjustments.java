package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.model.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts balances right by hand: for a reason, within bounds, and written down. */
@Service
public class Adjustments {

  /** In won, of one adjustment, up or down. */
  public static final long AMOUNT_MAX = 10_000_000;

  private static final String CAUSE = "adjust:";

  private final WalletRows rows;
  private final Wallets wallets;
  private final AuditLog audit;

  Adjustments(WalletRows rows, Wallets wallets, AuditLog audit) {
    this.rows = rows;
    this.wallets = wallets;
    this.audit = audit;
  }

  /** What became of an adjustment. */
  public sealed interface Outcome {

    /** Made, now or before for the same request. */
    record Done(WalletEntry entry) implements Outcome {}

    /** The wallet has less than should be taken. */
    record TooLittle(long balance) implements Outcome {}

    /** It would hold more than a wallet may. */
    record TooMuch(long balance, long balanceMax) implements Outcome {}

    /** The request was made before, of another amount or another wallet. */
    record OtherBefore() implements Outcome {}
  }

  /** A wallet, as the audit log shows it. */
  private record Shown(long balance) {}

  /**
   * Changes a balance.
   *
   * @param amount in won, not 0; negative takes
   * @param request 1 to 90 characters of ASCII that name it: once more, it is made once
   */
  @Transactional
  public Outcome adjust(MemberId member, long amount, String reason, String request) {
    String cause = CAUSE + request;
    long before = rows.lock(member);
    WalletEntry made = rows.of(cause).orElse(null);
    if (made != null) {
      boolean same = made.amount() == amount && rows.isOf(cause, member);
      return same ? new Outcome.Done(made) : new Outcome.OtherBefore();
    }
    return switch (wallets.adjust(member, amount, cause)) {
      case Wallets.Move.Made(WalletEntry entry) -> {
        audit.changed(
            Subject.member(member.value()),
            "walletAdjusted",
            new Shown(before),
            new Shown(entry.balance()),
            reason);
        yield new Outcome.Done(entry);
      }
      case Wallets.Move.TooLittle(long balance) -> new Outcome.TooLittle(balance);
      case Wallets.Move.TooMuch(long balance) -> new Outcome.TooMuch(balance, Wallets.BALANCE_MAX);
    };
  }
}

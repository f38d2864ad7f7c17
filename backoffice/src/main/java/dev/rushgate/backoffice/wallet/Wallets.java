package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Balances of members. A move holds the wallet's row locked, after all other rows of its
 * transaction, so that two moves of one wallet wait for each other and none is lost.
 */
@Service
public class Wallets {

  /** In won; more nobody may keep here. */
  static final long BALANCE_MAX = 100_000_000;

  private final WalletRows rows;
  private final Ids ids;

  Wallets(WalletRows rows, Ids ids) {
    this.rows = rows;
    this.ids = ids;
  }

  /** What became of a move. */
  public sealed interface Move {

    /** Made, now or before for the same cause. */
    record Made(WalletEntry entry) implements Move {}

    /** The wallet has less than that. */
    record TooLittle(long balance) implements Move {}

    /** It would hold more than a wallet may. */
    record TooMuch(long balance) implements Move {}
  }

  @Transactional(readOnly = true)
  public long balance(MemberId member) {
    return rows.balance(member);
  }

  @Transactional(readOnly = true)
  public Page<WalletEntry> history(MemberId member, Pageable page) {
    return rows.history(member, page);
  }

  /** Adds what a member paid for, as far as a wallet may hold it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Move charge(MemberId member, Money amount, String cause) {
    return move(member, WalletEntry.Kind.CHARGE, amount.won(), cause, BALANCE_MAX);
  }

  /** Takes points for something, never more than there are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Move use(MemberId member, Money amount, String cause) {
    return move(member, WalletEntry.Kind.USE, -amount.won(), cause, BALANCE_MAX);
  }

  /** Gives back what was used before, however much the wallet holds meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Move refund(MemberId member, Money amount, String cause) {
    return move(member, WalletEntry.Kind.REFUND, amount.won(), cause, Long.MAX_VALUE);
  }

  /** Puts right what is wrong, by so much up or down, within what a wallet may hold. */
  @Transactional(propagation = Propagation.MANDATORY)
  Move adjust(MemberId member, long amount, String cause) {
    return move(member, WalletEntry.Kind.ADJUST, amount, cause, BALANCE_MAX);
  }

  private Move move(
      MemberId member, WalletEntry.Kind kind, long amount, String cause, long balanceMax) {
    long before = rows.lock(member);
    Optional<WalletEntry> made = rows.of(cause);
    if (made.isPresent()) {
      return new Move.Made(made.get());
    }
    long after = before + amount;
    if (after < 0) {
      return new Move.TooLittle(before);
    }
    if (amount > 0 && after > balanceMax) {
      return new Move.TooMuch(before);
    }
    rows.move(member, ids.next(), kind, amount, after, cause);
    return new Move.Made(rows.of(cause).orElseThrow());
  }
}

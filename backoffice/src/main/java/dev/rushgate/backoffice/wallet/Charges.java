package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.payment.Cashier;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Puts money into wallets: the wish is durable before the gateway is asked. */
@Service
public class Charges {

  /** In won, of one charge. */
  public static final long AMOUNT_MIN = 100;

  public static final long AMOUNT_MAX = 10_000_000;

  private final ChargeBook book;
  private final Cashier cashier;
  private final Wallets wallets;

  Charges(ChargeBook book, Cashier cashier, Wallets wallets) {
    this.book = book;
    this.cashier = cashier;
    this.wallets = wallets;
  }

  /**
   * What somebody wants charged.
   *
   * @param orderId under which the gateway has the payment, with the member in it, so that it is
   *     nobody else's; null for one that is made here
   */
  public record Wish(Money amount, String paymentKey, @Nullable String orderId) {}

  /** What became of a charge. */
  public sealed interface Outcome {

    record Done(long id, long balance) implements Outcome {}

    record Declined(String code) implements Outcome {}

    /** The gateway has not said; the charge will be done or declined by itself. */
    record Unknown(long id) implements Outcome {}

    /** The payment key, or the order id, belongs to something else. */
    record KeyUsed() implements Outcome {}

    /** Nobody can pay here. */
    record NoGateway() implements Outcome {}

    /** The wallet would hold more than it may; nothing was asked of the gateway. */
    record Full(long balance, long balanceMax) implements Outcome {}
  }

  /**
   * The same key again goes on where the first time stopped, and charges once.
   *
   * @param again whether this may have been begun before: then the wallet may well be full of it
   */
  public Outcome charge(MemberId member, Wish wish, boolean again) {
    if (!cashier.isOpen()) {
      return new Outcome.NoGateway();
    }
    Optional<Payment> before = again ? book.same(member, wish) : Optional.empty();
    if (before.isPresent()) {
      return goOn(member, before.get());
    }
    long balance = wallets.balance(member);
    if (balance + wish.amount().won() > Wallets.BALANCE_MAX) {
      return new Outcome.Full(balance, Wallets.BALANCE_MAX);
    }
    Payment begun = begin(member, wish);
    return begun == null ? new Outcome.KeyUsed() : goOn(member, begun);
  }

  private Outcome goOn(MemberId member, Payment begun) {
    if (begun.state() == Payment.State.ASKED) {
      cashier.charge(begun);
    }
    Charge charge = book.find(begun.ownerId());
    return switch (charge.state()) {
      case ASKED -> new Outcome.Unknown(charge.id());
      case DONE -> new Outcome.Done(charge.id(), wallets.balance(member));
      case DECLINED -> new Outcome.Declined(String.valueOf(charge.code()));
    };
  }

  private @Nullable Payment begin(MemberId member, Wish wish) {
    try {
      return book.begin(member, wish);
    } catch (DuplicateKeyException used) {
      return book.same(member, wish).orElse(null);
    }
  }
}

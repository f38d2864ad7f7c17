package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentOwner;
import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The durable steps of a charge; between them the gateway is asked. */
@Component
class ChargeBook implements PaymentOwner {

  static final String TOO_MUCH = "WALLET_FULL";

  private static final Logger LOG = LoggerFactory.getLogger(ChargeBook.class);

  private final ChargeRows charges;
  private final Payments payments;
  private final Wallets wallets;
  private final Ids ids;

  ChargeBook(ChargeRows charges, Payments payments, Wallets wallets, Ids ids) {
    this.charges = charges;
    this.payments = payments;
    this.wallets = wallets;
    this.ids = ids;
  }

  /** Writes down the wish and its payment; fails when its key or its order id was used before. */
  @Transactional
  Payment begin(MemberId member, Charges.Wish wish) {
    long id = ids.next();
    charges.insert(id, member, wish.amount());
    return payments.begin(
        Payment.Purpose.CHARGE, id, member, wish.amount(), wish.paymentKey(), wish.orderId());
  }

  /** The payment of the same wish, if there is one under this key. */
  @Transactional(readOnly = true)
  Optional<Payment> same(MemberId member, Charges.Wish wish) {
    return payments.withKey(wish.paymentKey()).filter(payment -> isSame(payment, member, wish));
  }

  private static boolean isSame(Payment payment, MemberId member, Charges.Wish wish) {
    return payment.purpose() == Payment.Purpose.CHARGE
        && payment.member().equals(member)
        && payment.amount().equals(wish.amount())
        && Objects.equals(payment.named(), wish.orderId());
  }

  @Transactional(readOnly = true)
  Charge find(long id) {
    return charges.find(id);
  }

  @Override
  public Payment.Purpose purpose() {
    return Payment.Purpose.CHARGE;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isWanted(Payment payment) {
    return charges.find(payment.ownerId()).state() == Charge.State.ASKED;
  }

  @Override
  @Transactional
  public void charged(Payment payment) {
    Charge charge = charges.lock(payment.ownerId());
    if (!payments.endCharged(payment)) {
      return;
    }
    String cause = "charge:" + charge.id();
    switch (wallets.charge(charge.member(), charge.amount(), cause)) {
      case Wallets.Move.Made made -> {
        charges.done(charge.id());
        LOG.info("wallet charged charge={} payment={}", charge.id(), payment.id());
      }
      case Wallets.Move.TooMuch tooMuch -> {
        payments.giveBack(payment, charge.amount(), cause, "The wallet is full.");
        charges.declined(charge.id(), TOO_MUCH);
      }
      case Wallets.Move.TooLittle never -> throw new IllegalStateException("a charge that takes");
    }
  }

  @Override
  @Transactional
  public void declined(Payment payment, String code) {
    Charge charge = charges.lock(payment.ownerId());
    if (payments.endDeclined(payment, code)) {
      charges.declined(charge.id(), code);
    }
  }
}

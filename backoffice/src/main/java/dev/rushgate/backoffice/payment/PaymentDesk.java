package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.payment.PaymentSearch.Wanting;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff see of payments, and do about them. */
@Service
public class PaymentDesk {

  private final PaymentFinder finder;
  private final PaymentRows payments;
  private final RefundRows refunds;
  private final PaymentGateway gateway;
  private final AuditLog audit;

  PaymentDesk(
      PaymentFinder finder,
      PaymentRows payments,
      RefundRows refunds,
      PaymentGateway gateway,
      AuditLog audit) {
    this.finder = finder;
    this.payments = payments;
    this.refunds = refunds;
    this.gateway = gateway;
    this.audit = audit;
  }

  /** What became of the wish to ask for a refund again. */
  public enum Retry {
    WANTED,
    /** There is no such refund of this payment. */
    UNKNOWN,
    /** It is on its way, or done. */
    NOT_REFUSED
  }

  /**
   * What wants a person.
   *
   * @param differing payments of which the gateway's book says otherwise
   * @param refused refunds that the gateway will not make
   * @param unrefunded refunds that are wanted for long
   * @param unended payments that are asked for since long
   */
  public record Attention(long differing, long refused, long unrefunded, long unended) {

    /** Whether there is anything at all. */
    public boolean isAny() {
      return differing > 0 || refused > 0 || unrefunded > 0 || unended > 0;
    }
  }

  /** A refund, as the audit log shows it. */
  private record Asked(String refund, long amount, Refund.State state) {

    static Asked of(Refund refund, Refund.State state) {
      return new Asked(Long.toString(refund.id()), refund.amount().won(), state);
    }
  }

  @Transactional(readOnly = true)
  public Page<PaymentDetails> search(PaymentSearch search, Pageable page) {
    return finder.search(search, page);
  }

  @Transactional(readOnly = true)
  public Optional<PaymentDetails> find(long id) {
    return finder.find(id);
  }

  @Transactional(readOnly = true)
  public Attention attention() {
    return new Attention(
        finder.count(Wanting.DIFFERING),
        finder.count(Wanting.REFUSED),
        finder.count(Wanting.UNREFUNDED),
        finder.count(Wanting.UNENDED));
  }

  /** What the gateway says of it now; nothing follows from that here. */
  @Transactional(propagation = Propagation.NEVER)
  public PaymentGateway.Outcome ask(Payment payment) {
    return gateway.find(payment.key());
  }

  /** A refund that was refused is asked for once more, as a request of its own. */
  @Transactional
  public Retry retry(long paymentId, long refundId, String reason) {
    payments.lock(paymentId);
    Refund refund =
        finder.find(paymentId).stream()
            .flatMap(payment -> payment.refunds().stream())
            .filter(one -> one.id() == refundId)
            .findFirst()
            .orElse(null);
    if (refund == null) {
      return Retry.UNKNOWN;
    }
    if (!refunds.again(refundId)) {
      return Retry.NOT_REFUSED;
    }
    audit.changed(
        Subject.payment(paymentId),
        "refundRetried",
        Asked.of(refund, refund.state()),
        Asked.of(refund, Refund.State.WANTED),
        reason);
    return Retry.WANTED;
  }
}

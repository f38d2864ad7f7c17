package dev.rushgate.backoffice.drops;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates drops; a deal takes its units out of the product's stock in the same transaction. */
@Service
public class NewDrops {

  private static final Logger LOG = LoggerFactory.getLogger(NewDrops.class);
  private static final int SEED_BYTES = 32;

  private final EntityManager rows;
  private final ProductStock products;
  private final Ids ids;
  private final DatabaseClock clock;
  private final DropDoubts doubts;
  private final AuditLog audit;
  private final SecureRandom random = new SecureRandom();

  NewDrops(
      EntityManager rows,
      ProductStock products,
      Ids ids,
      DatabaseClock clock,
      DropDoubts doubts,
      AuditLog audit) {
    this.rows = rows;
    this.products = products;
    this.ids = ids;
    this.clock = clock;
    this.doubts = doubts;
    this.audit = audit;
  }

  /** Refuses a form that breaks a rule with {@code InvalidInput}. */
  @Transactional
  public DropChange create(DropForm form) {
    form.requireWhole();
    if (form.kind() == DropKind.COUPON) {
      Drop drop = draft(form, null);
      Set<DropWarning> open = unconfirmed(form, drop);
      return open.isEmpty() ? created(drop) : new DropChange.Unconfirmed(open);
    }
    return DropId.parse(requireNonNull(form.productId()))
        .flatMap(id -> products.lock(id.value()))
        .map(product -> dealOf(product, form))
        .orElseGet(DropChange.ProductUnknown::new);
  }

  /** Under the product's lock, so that of two that overlap one sees the other. */
  private DropChange dealOf(ProductDetails product, DropForm form) {
    if (product.isArchived()) {
      throw InvalidInput.of("productId", "is archived");
    }
    Drop drop = draft(form, new DropDraft.Offered(product.id(), product.price()));
    if (product.stock() < drop.limits().offered()) {
      return new DropChange.OutOfStock();
    }
    Set<DropWarning> open = unconfirmed(form, drop);
    if (!open.isEmpty()) {
      return new DropChange.Unconfirmed(open);
    }
    return products.take(product.id(), drop.limits().offered(), drop.id())
        ? created(drop)
        : new DropChange.OutOfStock();
  }

  private Set<DropWarning> unconfirmed(DropForm form, Drop drop) {
    return form.unconfirmed(doubts.about(drop, clock.now()).warnings());
  }

  private Drop draft(DropForm form, DropDraft.@Nullable Offered product) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new DropDraft(form, product, clock.now())
        .drop(new DropId(ids.next()), HexFormat.of().formatHex(seed));
  }

  private DropChange created(Drop drop) {
    Instant now = clock.now();
    var spec = new DropSpec(drop, now);
    var stock = new DropStock(drop.id(), drop.limits().offered());
    rows.persist(spec);
    rows.persist(stock);
    AuditedDrop after = AuditedDrop.of(spec, stock);
    audit.changed(Subject.drop(drop.id().value()), "created", null, after);
    LOG.info("drop created drop={} kind={}", drop.id(), drop.kind());
    return new DropChange.Done(DropDetails.of(spec, stock, now));
  }
}

package dev.rushgate.backoffice.drops;

import static java.util.Objects.requireNonNull;

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
  private final SecureRandom random = new SecureRandom();

  NewDrops(EntityManager rows, ProductStock products, Ids ids, DatabaseClock clock) {
    this.rows = rows;
    this.products = products;
    this.ids = ids;
    this.clock = clock;
  }

  /** Refuses a form that breaks a rule with {@code InvalidInput}. */
  @Transactional
  public DropChange create(DropForm form) {
    form.requireWhole();
    if (form.kind() == DropKind.COUPON) {
      return created(draft(form, null));
    }
    ProductDetails product =
        DropId.parse(requireNonNull(form.productId()))
            .flatMap(id -> products.find(id.value()))
            .orElse(null);
    if (product == null) {
      return new DropChange.ProductUnknown();
    }
    if (product.isArchived()) {
      throw InvalidInput.of("productId", "is archived");
    }
    Drop drop = draft(form, new DropDraft.Offered(product.id(), product.price()));
    return products.take(product.id(), drop.limits().offered(), drop.id())
        ? created(drop)
        : new DropChange.OutOfStock();
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
    LOG.info("drop created drop={} kind={}", drop.id(), drop.kind());
    return new DropChange.Done(DropDetails.of(spec, stock, now));
  }
}

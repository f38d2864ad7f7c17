package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks through a form without doing what it says. */
@Service
public class DropReviews {

  // Of a drop that does not exist, and whose seed nothing is drawn by.
  private static final DropId NOT_YET = new DropId(Long.MAX_VALUE);
  private static final String NO_SEED = "00";

  private final DropSpecRepository specs;
  private final ProductStock products;
  private final DropDoubts doubts;
  private final DatabaseClock clock;

  DropReviews(
      DropSpecRepository specs, ProductStock products, DropDoubts doubts, DatabaseClock clock) {
    this.specs = specs;
    this.products = products;
    this.doubts = doubts;
    this.clock = clock;
  }

  /** Of a form that creates. */
  @Transactional(readOnly = true)
  public DropReview ofNew(DropForm form) {
    Instant now = clock.now();
    ProductDetails product =
        Optional.ofNullable(form.productId())
            .flatMap(DropId::parse)
            .flatMap(id -> products.find(id.value()))
            .orElse(null);
    var offered = product == null ? null : new DropDraft.Offered(product.id(), product.price());
    Integer units = product == null ? null : product.stock();
    return looked(new Subject(form, null, product, offered, units, now));
  }

  /** Of a form that changes a drop; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<DropReview> ofChange(DropId drop, DropForm form) {
    Instant now = clock.now();
    return specs
        .pair(drop.value())
        .map(
            pair -> {
              var offered = pair.spec().product();
              ProductDetails product =
                  offered == null ? null : products.find(offered.productId()).orElse(null);
              Integer units =
                  product == null ? null : product.stock() + pair.stock().counts().capacity();
              DropForm whole = form.over(pair.spec().form());
              return looked(new Subject(whole, pair.spec().drop(), product, offered, units, now));
            });
  }

  private record Subject(
      DropForm form,
      @Nullable Drop before,
      @Nullable ProductDetails product,
      DropDraft.@Nullable Offered offered,
      @Nullable Integer units,
      Instant now) {}

  private DropReview looked(Subject of) {
    var broken = new ArrayList<InvalidInput.Broken>();
    var found = new DropDoubts.Found(Set.of(), List.of());
    try {
      Drop drop = drafted(of);
      found =
          of.before == null ? doubts.about(drop, of.now) : doubts.about(of.before, drop, of.now);
      if (of.units != null && drop.limits().offered() > of.units) {
        broken.add(new InvalidInput.Broken("capacity", "is above the stock"));
      }
    } catch (InvalidInput invalid) {
      broken.addAll(invalid.broken());
    }
    return new DropReview(
        broken,
        found.warnings(),
        found.overlapping().stream()
            .map(pair -> DropDetails.of(pair.spec(), pair.stock(), of.now))
            .toList(),
        of.product,
        of.offered == null ? null : of.offered.listPrice(),
        of.units,
        of.now);
  }

  private static Drop drafted(Subject of) {
    of.form.requireWhole();
    if (of.before == null && of.product != null && of.product.isArchived()) {
      throw InvalidInput.of("productId", "is archived");
    }
    if (of.form.kind() == DropKind.DEAL && of.offered == null) {
      throw InvalidInput.of("productId", "names no product");
    }
    var draft = new DropDraft(of.form, of.offered, of.now);
    return of.before == null
        ? draft.drop(NOT_YET, NO_SEED)
        : draft.drop(of.before.id(), of.before.seed());
  }
}

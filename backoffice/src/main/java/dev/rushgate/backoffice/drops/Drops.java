package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.product.ProductStock;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators do with drops. Nothing here writes to Redis: the publisher compares it with these
 * rows and brings it after them.
 */
@Service
public class Drops {

  private static final Logger LOG = LoggerFactory.getLogger(Drops.class);

  private final DropSpecRepository specs;
  private final DropStockRepository stocks;
  private final ProductStock products;
  private final DatabaseClock clock;

  Drops(
      DropSpecRepository specs,
      DropStockRepository stocks,
      ProductStock products,
      DatabaseClock clock) {
    this.specs = specs;
    this.stocks = stocks;
    this.products = products;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<DropDetails> find(DropId drop) {
    Instant now = clock.now();
    return specs.pair(drop.value()).map(pair -> DropDetails.of(pair.spec(), pair.stock(), now));
  }

  @Transactional(readOnly = true)
  public Page<DropDetails> list(@Nullable DropKind kind, @Nullable DropState state, Pageable page) {
    Instant now = clock.now();
    return specs
        .newest(kind, state, page)
        .map(pair -> DropDetails.of(pair.spec(), pair.stock(), now));
  }

  /** What can be entered now, or is paused; the last opened first. */
  @Transactional(readOnly = true)
  public List<DropDetails> openNow(int dropsMax) {
    Instant now = clock.now();
    return details(specs.openAt(now, Limit.of(dropsMax)), now);
  }

  /** What opens later, the next first. */
  @Transactional(readOnly = true)
  public List<DropDetails> next(int dropsMax) {
    Instant now = clock.now();
    return details(specs.after(now, Limit.of(dropsMax)), now);
  }

  private static List<DropDetails> details(List<DropPair> pairs, Instant now) {
    return pairs.stream().map(pair -> DropDetails.of(pair.spec(), pair.stock(), now)).toList();
  }

  @Transactional(readOnly = true)
  public Map<DropId, String> titles(Collection<DropId> drops) {
    return specs.titles(drops.stream().map(DropId::value).toList()).stream()
        .collect(Collectors.toMap(title -> new DropId(title.dropId()), DropTitle::title));
  }

  /** Before the opening only. Refuses a form that breaks a rule with {@code InvalidInput}. */
  @Transactional
  public DropChange change(DropId drop, DropForm form) {
    form.requireChange();
    return locked(
        drop,
        (spec, stock) -> {
          Instant now = clock.now();
          if (stock.isClosed()) {
            return new DropChange.Closed();
          }
          if (spec.hasOpened(now)) {
            return new DropChange.AlreadyOpen();
          }
          DropForm whole = form.over(spec.form());
          whole.requireWhole();
          Drop changed = new DropDraft(whole, spec.product(), now).drop(drop, spec.drop().seed());
          return adopt(spec, stock, changed);
        });
  }

  private DropChange adopt(DropSpec spec, DropStock stock, Drop changed) {
    int offered = changed.limits().offered();
    if (offered != spec.drop().limits().offered()) {
      int missing = stock.unitsMissingFor(offered);
      if (!take(spec, missing)) {
        return new DropChange.OutOfStock();
      }
      giveBack(spec, stock.offer(offered));
    }
    spec.become(changed);
    stock.specChanged();
    return done(spec, stock, "changed");
  }

  @Transactional
  public DropChange pause(DropId drop) {
    return locked(
        drop,
        (spec, stock) -> {
          if (stock.isClosed()) {
            return new DropChange.Closed();
          }
          stock.pause();
          return done(spec, stock, "paused");
        });
  }

  @Transactional
  public DropChange resume(DropId drop) {
    return locked(
        drop,
        (spec, stock) -> {
          if (stock.isClosed()) {
            return new DropChange.Closed();
          }
          stock.resume();
          return done(spec, stock, "resumed");
        });
  }

  /** For good: what is unsold goes back to the product, at once or through the publisher. */
  @Transactional
  public DropChange close(DropId drop) {
    return locked(
        drop,
        (spec, stock) -> {
          giveBack(spec, stock.close());
          return done(spec, stock, "closed");
        });
  }

  /** Asks for a rebuild of what Redis holds of the drop. */
  @Transactional
  public DropChange rebuild(DropId drop) {
    return locked(
        drop,
        (spec, stock) -> {
          if (stock.isArchived()) {
            return new DropChange.Archived();
          }
          stock.suspect();
          return done(spec, stock, "rebuild wanted");
        });
  }

  private DropChange locked(DropId drop, BiFunction<DropSpec, DropStock, DropChange> change) {
    DropStock stock = stocks.lock(drop.value()).orElse(null);
    return stock == null
        ? new DropChange.DropUnknown()
        : change.apply(specs.findById(drop.value()).orElseThrow(), stock);
  }

  private boolean take(DropSpec spec, int units) {
    var product = spec.product();
    return product == null
        || units == 0
        || products.take(product.productId(), units, spec.drop().id());
  }

  private void giveBack(DropSpec spec, int units) {
    var product = spec.product();
    if (product != null) {
      products.giveBack(product.productId(), units, spec.drop().id());
    }
  }

  private DropChange done(DropSpec spec, DropStock stock, String what) {
    DropDetails details = DropDetails.of(spec, stock, clock.now());
    LOG.info("drop {} drop={} version={}", what, details.drop().id(), details.stock().version());
    return new DropChange.Done(details);
  }
}

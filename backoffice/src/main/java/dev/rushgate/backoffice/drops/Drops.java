package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
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
import java.util.Set;
import java.util.function.Function;
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
  private final DropDoubts doubts;
  private final AuditLog audit;

  Drops(
      DropSpecRepository specs,
      DropStockRepository stocks,
      ProductStock products,
      DatabaseClock clock,
      DropDoubts doubts,
      AuditLog audit) {
    this.specs = specs;
    this.stocks = stocks;
    this.products = products;
    this.clock = clock;
    this.doubts = doubts;
    this.audit = audit;
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
        held -> {
          Instant now = clock.now();
          if (held.stock.isClosed()) {
            return new DropChange.Closed();
          }
          if (held.spec.hasOpened(now)) {
            return new DropChange.AlreadyOpen();
          }
          if (!held.isVersion(form.version())) {
            return new DropChange.Conflict();
          }
          DropForm whole = form.over(held.spec.form());
          whole.requireWhole();
          Drop before = held.spec.drop();
          Drop after = new DropDraft(whole, held.spec.product(), now).drop(drop, before.seed());
          return adopt(held, form, before, after, now);
        });
  }

  private DropChange adopt(Held held, DropForm form, Drop before, Drop after, Instant now) {
    var product = held.spec.product();
    if (product != null) {
      products.lock(product.productId()); // of two that come to overlap, one sees the other
    }
    Set<DropWarning> open = form.unconfirmed(doubts.about(before, after, now).warnings());
    if (!open.isEmpty()) {
      return new DropChange.Unconfirmed(open);
    }
    int offered = after.limits().offered();
    if (offered != before.limits().offered()) {
      if (!take(held.spec, held.stock.unitsMissingFor(offered))) {
        return new DropChange.OutOfStock();
      }
      giveBack(held.spec, held.stock.offer(offered));
    }
    held.spec.become(after);
    held.stock.specChanged();
    return done(held, "changed", null);
  }

  @Transactional
  public DropChange pause(DropId drop) {
    return locked(
        drop,
        held -> {
          if (held.stock.isClosed()) {
            return new DropChange.Closed();
          }
          held.stock.pause();
          return done(held, "paused", null);
        });
  }

  @Transactional
  public DropChange resume(DropId drop) {
    return locked(
        drop,
        held -> {
          if (held.stock.isClosed()) {
            return new DropChange.Closed();
          }
          held.stock.resume();
          return done(held, "resumed", null);
        });
  }

  /** For good: what is unsold goes back to the product, at once or through the publisher. */
  @Transactional
  public DropChange close(DropId drop) {
    return locked(
        drop,
        held -> {
          Instant now = clock.now();
          if (!held.stock.isClosed() && !held.spec.hasOpened(now)) {
            held.spec.cancel(now, null);
          }
          giveBack(held.spec, held.stock.close());
          return done(held, "closed", null);
        });
  }

  /**
   * Closes a drop that has not opened, so that it never will.
   *
   * @param version the one that was seen; null takes any
   */
  @Transactional
  public DropChange cancel(DropId drop, String reason, @Nullable Long version) {
    return locked(
        drop,
        held -> {
          Instant now = clock.now();
          if (held.stock.isClosed()) {
            return new DropChange.Closed();
          }
          if (held.spec.hasOpened(now)) {
            return new DropChange.AlreadyOpen();
          }
          if (!held.isVersion(version)) {
            return new DropChange.Conflict();
          }
          held.spec.cancel(now, reason);
          giveBack(held.spec, held.stock.close());
          return done(held, "cancelled", reason);
        });
  }

  /** Asks for a rebuild of what Redis holds of the drop. */
  @Transactional
  public DropChange rebuild(DropId drop) {
    return locked(
        drop,
        held -> {
          if (held.stock.isArchived()) {
            return new DropChange.Archived();
          }
          held.stock.suspect();
          return done(held, "rebuild wanted", null);
        });
  }

  /** A drop whose stock row is locked, and how it was before anything was done to it. */
  private record Held(DropSpec spec, DropStock stock, AuditedDrop before) {

    boolean isVersion(@Nullable Long seen) {
      return seen == null || seen == before.version();
    }
  }

  private DropChange locked(DropId drop, Function<Held, DropChange> change) {
    DropStock stock = stocks.lock(drop.value()).orElse(null);
    if (stock == null) {
      return new DropChange.DropUnknown();
    }
    DropSpec spec = specs.findById(drop.value()).orElseThrow();
    return change.apply(new Held(spec, stock, AuditedDrop.of(spec, stock)));
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

  /** What was so before is done as well, but nobody changed anything. */
  private DropChange done(Held held, String what, @Nullable String reason) {
    DropDetails details = DropDetails.of(held.spec, held.stock, clock.now());
    AuditedDrop after = AuditedDrop.of(held.spec, held.stock);
    if (!after.equals(held.before)) {
      audit.changed(Subject.drop(held.spec.id()), what, held.before, after, reason);
    }
    LOG.info("drop {} drop={} version={}", what, details.drop().id(), details.stock().version());
    return new DropChange.Done(details);
  }
}

package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of drops, in as many statements for many as for few. */
@Service
public class DropLists {

  private final DropRows rows;
  private final DropSpecRepository specs;
  private final DatabaseClock clock;

  DropLists(DropRows rows, DropSpecRepository specs, DatabaseClock clock) {
    this.rows = rows;
    this.specs = specs;
    this.clock = clock;
  }

  /** Sorted by any of {@code title, opens, closes, id}. */
  @Transactional(readOnly = true)
  public Page<DropLine> search(DropSearch search, Pageable page) {
    Instant now = clock.now();
    Page<Long> found = rows.search(search, now, page);
    return new PageImpl<>(lines(found.getContent(), now), page, found.getTotalElements());
  }

  /** What is open at some instant of the span, by the opening. */
  @Transactional(readOnly = true)
  public List<DropLine> between(DropKind kind, Instant from, Instant to, int dropsMax) {
    return lines(rows.between(kind, from, to, dropsMax), clock.now());
  }

  @Transactional(readOnly = true)
  public Instant now() {
    return clock.now();
  }

  private List<DropLine> lines(List<Long> ids, Instant now) {
    Map<Long, DropDetails> drops =
        (ids.isEmpty() ? List.<DropPair>of() : specs.pairs(ids))
            .stream()
                .map(pair -> DropDetails.of(pair.spec(), pair.stock(), now))
                .collect(Collectors.toMap(drop -> drop.drop().id().value(), Function.identity()));
    Map<Long, String> names =
        rows.productNames(
            drops.values().stream()
                .map(DropLists::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return ids.stream().map(drops::get).map(drop -> line(drop, names)).toList();
  }

  private static DropLine line(DropDetails drop, Map<Long, String> names) {
    Long product = product(drop);
    return new DropLine(drop, product == null ? null : names.get(product));
  }

  private static @Nullable Long product(DropDetails drop) {
    return drop.drop().offer() instanceof Offer.Deal deal ? deal.productId() : null;
  }
}

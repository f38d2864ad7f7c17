package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.model.Drop;
import dev.rushgate.model.Offer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Finds what somebody should look at twice before a drop becomes so. */
@Component
class DropDoubts {

  /** More of them would say no more. */
  private static final int OVERLAPPING_MAX = 20;

  private final DropSpecRepository specs;
  private final BackofficeConfig config;

  DropDoubts(DropSpecRepository specs, BackofficeConfig config) {
    this.specs = specs;
    this.config = config;
  }

  /**
   * Warnings, and the deals of the same product that the one about overlapping speaks of. Holds
   * until the transaction's end only under the product's lock.
   */
  record Found(Set<DropWarning> warnings, List<DropPair> overlapping) {

    private Set<Long> others() {
      return overlapping.stream().map(pair -> pair.spec().id()).collect(Collectors.toSet());
    }
  }

  Found about(Drop drop, Instant now) {
    List<DropPair> overlapping = overlapping(drop);
    Set<DropWarning> warnings = DropWarning.of(drop, now, config.zone());
    if (!overlapping.isEmpty()) {
      warnings.add(DropWarning.OVERLAP);
    }
    return new Found(warnings, overlapping);
  }

  /** Only what the change brings: what was said of the drop before is not said again. */
  Found about(Drop before, Drop after, Instant now) {
    Found old = about(before, now);
    Found found = about(after, now);
    var warnings = EnumSet.noneOf(DropWarning.class);
    warnings.addAll(found.warnings());
    warnings.removeAll(old.warnings());
    if (!old.others().containsAll(found.others())) {
      warnings.add(DropWarning.OVERLAP);
    }
    return new Found(warnings, found.overlapping());
  }

  private List<DropPair> overlapping(Drop drop) {
    return drop.offer() instanceof Offer.Deal deal
        ? specs.overlapping(
            deal.productId(),
            drop.id().value(),
            drop.schedule().opensAt(),
            drop.schedule().closesAt(),
            Limit.of(OVERLAPPING_MAX))
        : List.of();
  }
}

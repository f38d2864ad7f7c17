package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How often in a row each drop's books did not add up, and how many dead letters it had. Keeps the
 * drops of which there is something to tell, no others.
 */
@Component
class Mismatches {

  private static final Logger LOG = LoggerFactory.getLogger(Mismatches.class);
  private static final int IN_A_ROW_TO_CONFIRM = 3;

  private final Map<DropId, Integer> inARow = new ConcurrentHashMap<>();
  private final Map<DropId, Long> deadLetters = new ConcurrentHashMap<>();

  Mismatches(MeterRegistry metrics) {
    Gauge.builder("rushgate.ledger.mismatched.drops", this, Mismatches::confirmedCount)
        .description("Drops whose ledger does not add up")
        .register(metrics);
  }

  void note(DropId drop, Statement statement) {
    noteDeadLetters(drop, statement.lines().dead());
    Boolean balanced = statement.balanced();
    boolean unarmed = !Boolean.TRUE.equals(statement.armed());
    if (unarmed || Boolean.TRUE.equals(balanced)) {
      inARow.remove(drop);
    } else if (balanced == null) {
      return; // it moved all the while: this look says nothing
    } else if (inARow.merge(drop, 1, Integer::sum) == IN_A_ROW_TO_CONFIRM) {
      LOG.error("ledger mismatch drop={} checks={}", drop, statement.checks());
    }
  }

  /** Forgets the drops that are not watched any more. */
  void keepOnly(Collection<DropId> watched) {
    inARow.keySet().retainAll(watched);
    deadLetters.keySet().retainAll(watched);
  }

  boolean confirmed(DropId drop) {
    return inARow.getOrDefault(drop, 0) >= IN_A_ROW_TO_CONFIRM;
  }

  /** The drops that want a person, the newest first. */
  List<Attention> wanted() {
    var drops = new HashSet<>(deadLetters.keySet());
    inARow.keySet().stream().filter(this::confirmed).forEach(drops::add);
    return drops.stream()
        .sorted(Comparator.comparingLong(DropId::value).reversed())
        .map(drop -> new Attention(drop, confirmed(drop), deadLetters.getOrDefault(drop, 0L)))
        .toList();
  }

  private void noteDeadLetters(DropId drop, long dead) {
    if (dead > 0) {
      deadLetters.put(drop, dead);
    } else {
      deadLetters.remove(drop);
    }
  }

  private double confirmedCount() {
    return inARow.values().stream().filter(times -> times >= IN_A_ROW_TO_CONFIRM).count();
  }
}

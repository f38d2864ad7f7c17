package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentSearch.Wanting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the payments that want a person. */
@Component
class PaymentMeters {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentMeters.class);
  private static final long MEASURE_MS = 60_000;

  private final PaymentFinder finder;
  private final Map<Wanting, AtomicLong> counts = new EnumMap<>(Wanting.class);

  PaymentMeters(PaymentFinder finder, MeterRegistry metrics) {
    this.finder = finder;
    for (Wanting why : Wanting.values()) {
      var count = new AtomicLong();
      counts.put(why, count);
      Gauge.builder(name(why), count, AtomicLong::get)
          .description(description(why))
          .register(metrics);
    }
  }

  private static String name(Wanting why) {
    return switch (why) {
      case DIFFERING -> "rushgate.payments.differing";
      case REFUSED -> "rushgate.refunds.refused";
      case UNREFUNDED -> "rushgate.refunds.overdue";
      case UNENDED -> "rushgate.payments.overdue";
    };
  }

  private static String description(Wanting why) {
    return switch (why) {
      case DIFFERING -> "Payments of which the gateway's book says otherwise than ours";
      case REFUSED -> "Refunds that the gateway will not make";
      case UNREFUNDED -> "Refunds wanted for more than ten minutes";
      case UNENDED -> "Payments asked for more than twenty minutes ago, without an end";
    };
  }

  @Scheduled(fixedDelay = MEASURE_MS)
  void measure() {
    try {
      counts.forEach((why, count) -> count.set(finder.count(why)));
    } catch (DataAccessException e) { // the last value stands; readiness tells of the database
      LOG.debug("payments not measured cause={}", e.toString());
    }
  }
}

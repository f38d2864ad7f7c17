package dev.rushgate.backoffice.payment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
  private final AtomicLong differing = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  PaymentMeters(PaymentFinder finder, MeterRegistry metrics) {
    this.finder = finder;
    Gauge.builder("rushgate.payments.differing", differing, AtomicLong::get)
        .description("Payments of which the gateway's book says otherwise than ours")
        .register(metrics);
    Gauge.builder("rushgate.refunds.refused", refused, AtomicLong::get)
        .description("Refunds that the gateway will not make")
        .register(metrics);
  }

  @Scheduled(fixedDelay = MEASURE_MS)
  void measure() {
    try {
      differing.set(finder.differing());
      refused.set(finder.refused());
    } catch (DataAccessException e) { // the last value stands; readiness tells of the database
      LOG.debug("payments not measured cause={}", e.toString());
    }
  }
}

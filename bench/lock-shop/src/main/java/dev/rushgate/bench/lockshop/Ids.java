package dev.rushgate.bench.lockshop;

import io.hypersistence.tsid.TSID;
import org.springframework.stereotype.Component;

/** New ids: positive, 64 bits, sorted by time. */
@Component
class Ids {

  private final TSID.Factory factory = TSID.Factory.newInstance1024();

  long next() {
    return factory.generate().toLong();
  }
}

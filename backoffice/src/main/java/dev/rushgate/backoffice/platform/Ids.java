package dev.rushgate.backoffice.platform;

import io.hypersistence.tsid.TSID;
import org.springframework.stereotype.Component;

/** New ids: positive, 64 bits, sorted by time. */
@Component
public class Ids {

  private final TSID.Factory factory = TSID.Factory.newInstance1024();

  public long next() {
    return factory.generate().toLong();
  }

  /** The same as 13 characters of {@code 0-9 A-Z}, sorted alike. */
  public String text() {
    return factory.generate().toString();
  }
}

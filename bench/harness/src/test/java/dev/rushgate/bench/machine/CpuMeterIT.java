package dev.rushgate.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpuMeterIT {

  /** Two clock ticks of 10 ms. */
  private static final long TOLERANCE_MICROS = 20_000;

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final CpuMeter meter = new CpuMeter();
  private final long own = ProcessHandle.current().pid();

  @Test
  void agreesWithWhatTheProcessSaysOfItself() {
    long before = ownMicros();
    long measured = meter.micros(List.of(own));
    long after = ownMicros();

    assertThat(measured).isBetween(before - TOLERANCE_MICROS, after + TOLERANCE_MICROS);
    assertThat(meter.micros(List.of(own, own))).isGreaterThanOrEqualTo(2 * measured);
  }

  @Test
  void aProcessThatEndedIsAFault() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    assertThatThrownBy(() -> meter.micros(List.of(ended.pid())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("has ended");
  }

  private long ownMicros() {
    return TimeUnit.NANOSECONDS.toMicros(process.getProcessCpuTime());
  }
}

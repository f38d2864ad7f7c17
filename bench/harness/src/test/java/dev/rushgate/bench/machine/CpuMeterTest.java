package dev.rushgate.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

  @Test
  void addsUserAndSystemTimeBehindANameWithBlanksAndParentheses() {
    String stat =
        "42 (a (b) c) S 1 42 42 0 -1 4194560 9911 7 3 0 1500 250 99 98 20 0 31 0 1861 2 3";

    assertThat(CpuMeter.ticks(stat)).isEqualTo(1_750);
  }

  @Test
  void findsTheClockTickAmongWhatTheKernelHandsOver() {
    assertThat(CpuMeter.ticksPerSecond(vector(6, 4096, 17, 100, 0, 0))).isEqualTo(100);
  }

  @Test
  void doesNotGuessTheClockTick() {
    assertThatIllegalStateException()
        .isThrownBy(() -> CpuMeter.ticksPerSecond(vector(6, 17, 0, 0)));
  }

  private static byte[] vector(long... words) {
    var bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.nativeOrder());
    bytes.asLongBuffer().put(words);
    return bytes.array();
  }
}

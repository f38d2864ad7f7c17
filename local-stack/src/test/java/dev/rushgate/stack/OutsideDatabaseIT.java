package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack's own server stands in for the outside one. */
class OutsideDatabaseIT {

  private final Database server = LocalStack.shared().database().emptyDatabase();

  @Test
  void freshDatabasesAreMadeInTheOutsideServer(@TempDir Path folder) throws SQLException {
    DatabaseServer outside = outside(folder);
    outside.start();
    Database fresh = outside.freshDatabase();
    assertThat(fresh.port()).isEqualTo(server.port());
    assertThat(Sql.number(outside.viaProxy(fresh), "SELECT COUNT(*) FROM from_migration")).isZero();
    outside.close();
    assertThat(LocalStack.shared().database().isAlive()).isTrue();
  }

  @Test
  void anOutsideServerIsNotOursToEnd(@TempDir Path folder) {
    DatabaseServer outside = outside(folder);
    outside.start();
    assertThatThrownBy(outside::kill).hasMessageContaining("may not end, freeze or wipe it");
    assertThatThrownBy(outside::freeze).hasMessageContaining(OutsideDatabase.URL);
    assertThatThrownBy(outside::wipe).isInstanceOf(StackException.class);
  }

  @Test
  void anOutsideServerThatIsNotThereIsNamed(@TempDir Path folder) {
    Database nobody = server.at("127.0.0.1", Ports.free());
    DatabaseServer outside = new DatabaseServer(nobody, folder, folder.resolve("log"));
    assertThatThrownBy(outside::start).hasMessageContaining(nobody.url());
  }

  private DatabaseServer outside(Path folder) {
    Map<String, String> environment =
        Map.of(
            "RUSHGATE_MYSQL_URL", server.url(),
            "RUSHGATE_MYSQL_USER", server.user(),
            "RUSHGATE_MYSQL_PASSWORD", server.password());
    Database given = OutsideDatabase.in(environment).orElseThrow();
    return new DatabaseServer(given, folder, folder.resolve("log"));
  }
}

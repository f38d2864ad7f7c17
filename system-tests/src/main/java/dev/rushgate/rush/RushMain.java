package dev.rushgate.rush;

import dev.rushgate.rush.service.ServiceException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code scripts/rush}: holds a rush against a running system and says whether it kept its word.
 */
public final class RushMain {

  private static final int BROKEN = 1;
  private static final int NOT_HELD = 2;
  private static final int SEEDS = 1_000_000;

  private RushMain() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      System.out.println(Options.USAGE);
      return 0;
    }
    try {
      Options options = Options.parse(arguments, ThreadLocalRandom.current().nextInt(SEEDS));
      RunningSystem system = RunningSystem.find(options.words(), runFile());
      return new Rush(system, options, System.out).hold() ? 0 : BROKEN;
    } catch (BadOption | ServiceException e) {
      System.err.println(e.getMessage());
      return NOT_HELD;
    } catch (SQLException e) {
      System.err.println("the database does not answer: " + e.getMessage());
      return NOT_HELD;
    }
  }

  private static Path runFile() {
    return Path.of(System.getProperty("rushgate.root", ""), ".local", "run.json");
  }
}

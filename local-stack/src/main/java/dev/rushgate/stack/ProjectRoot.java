package dev.rushgate.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the project lies: everything that the stack writes goes below its {@code .local} folder.
 */
public final class ProjectRoot {

  private ProjectRoot() {}

  /** The folder named by {@code -Drushgate.root}, else the nearest one above that is a checkout. */
  public static Path find() {
    String given = System.getProperty("rushgate.root");
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git")) || isParentBuild(folder)) {
        return folder;
      }
    }
    throw new StackException("no project found above " + here + "; name it with -Drushgate.root");
  }

  public static Path local() {
    return find().resolve(".local");
  }

  private static boolean isParentBuild(Path folder) {
    return Files.exists(folder.resolve("pom.xml"))
        && Files.exists(folder.resolve("local-stack").resolve("pom.xml"));
  }
}

package dev.rushgate.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The programs of this machine. */
final class Programs {

  private Programs() {}

  /** Fails when it is not there: a test in a browser is never left out silently. */
  static File find(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no "
                        + name
                        + " in the PATH; scripts/test installs the packages chromium and"
                        + " chromium-driver"))
        .toFile();
  }
}

package dev.rushgate.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.WebDriverException;

/** What a failed test leaves behind: a picture, the page, and what the console said. */
public final class Evidence {

  private Evidence() {}

  /** Returns where the picture is. */
  public static Path keep(Chromium chromium, String name) {
    Path picture = file(name, "png");
    try {
      Files.createDirectories(Chromium.EVIDENCE);
      Files.write(picture, chromium.picture());
      write(name, "html", chromium.driver().getPageSource());
      String said = String.join("\n", chromium.complaints());
      write(name, "log", chromium.driver().getCurrentUrl() + "\n" + said + "\n");
    } catch (IOException | WebDriverException e) {
      System.err.println("no evidence of " + name + ": " + e);
    }
    return picture;
  }

  private static void write(String name, String ending, String text) throws IOException {
    Files.writeString(file(name, ending), text, StandardCharsets.UTF_8);
  }

  private static Path file(String name, String ending) {
    return Chromium.EVIDENCE.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + ending);
  }
}

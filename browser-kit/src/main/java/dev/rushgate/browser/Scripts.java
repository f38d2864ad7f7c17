package dev.rushgate.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is run within a page. The driver hands it over past the page's own policy. */
final class Scripts {

  static final String FIND = read("find.js");
  static final String SET = read("set.js");
  static final String WATCH = read("watch.js");
  static final String ARRIVED = read("arrived.js");
  static final String WEIGHT = read("weight.js");
  static final String WIDE = read("wide.js");
  static final String AXE_RUN = read("axe-run.js");
  static final String AXE = read("/axe.min.js");

  private Scripts() {}

  private static String read(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Scripts.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is not in the class path");
    }
    return in;
  }
}

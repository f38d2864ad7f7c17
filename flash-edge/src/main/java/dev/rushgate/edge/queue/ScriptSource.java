package dev.rushgate.edge.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a script and puts the shared parts in place of its {@code -- include: name} lines. */
final class ScriptSource {

  private static final String INCLUDE = "-- include: ";

  private ScriptSource() {}

  static String load(String name) {
    return resolve(read(name + ".lua").lines().toList());
  }

  /** A part that several parts ask for is put in place of the first line only. */
  static String resolve(List<String> lines) {
    Set<String> included = new HashSet<>();
    return lines.stream()
        .map(line -> line.startsWith(INCLUDE) ? part(line, included) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String part(String line, Set<String> included) {
    String name = line.substring(INCLUDE.length());
    return included.add(name) ? read("include/" + name + ".lua").strip() : "";
  }

  private static String read(String path) {
    try (var stream = ScriptSource.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("script is missing: " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

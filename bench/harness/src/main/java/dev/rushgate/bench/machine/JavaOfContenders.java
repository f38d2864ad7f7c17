package dev.rushgate.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which collector a JVM with the contenders' flags takes on their core: a JVM is asked. */
final class JavaOfContenders {

  private static final Pattern COLLECTOR =
      Pattern.compile("\\bUse(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC\\s*=\\s*true");
  private static final int SECONDS_MAX = 60;

  private JavaOfContenders() {}

  static String collector(List<String> flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("no JVM starts with " + flags + ":\n" + output);
      }
      return parse(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking a JVM", e);
    }
  }

  static String parse(String flags) {
    var matcher = COLLECTOR.matcher(flags);
    if (!matcher.find()) {
      throw new IllegalStateException("the JVM names no collector that is known here");
    }
    return matcher.group(1);
  }
}

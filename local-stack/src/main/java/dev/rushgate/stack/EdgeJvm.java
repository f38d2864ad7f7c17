package dev.rushgate.stack;

import java.util.List;

/**
 * How the JVM of an edge is started: by {@code scripts/up}, and by the bench, whose baselines get
 * the same. docs/performance.md says what they gained together.
 */
public final class EdgeJvm {

  private static final List<String> FLAGS =
      List.of(
          "-Xmx512m",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseTransparentHugePages",
          "--enable-native-access=ALL-UNNAMED",
          // What Vert.x measures and guards for applications that block or use class loaders.
          "-Dvertx.disableContextTimings=true",
          "-Dvertx.disableTCCL=true",
          "-Dvertx.threadChecks=false");

  private EdgeJvm() {}

  public static List<String> flags() {
    return FLAGS;
  }
}

package dev.rushgate.bench.load;

import java.nio.file.Path;
import java.util.List;

/**
 * A rush on one drop, after one on another that lets everything run warm.
 *
 * @param feed by {@link Feed#tokens}: the members' headers, one a line
 * @param members how many of them come, evenly spread over {@code seconds}
 * @param units won at most
 * @param result the file to write
 */
public record RushPlan(
    int port,
    long warmUpDrop,
    long drop,
    Path feed,
    int members,
    int seconds,
    int units,
    String jdbcUrl,
    String user,
    String password,
    Path result) {

  private static final int FIELDS = 11;

  /** As a program's arguments. */
  public List<String> arguments() {
    return List.of(
        Integer.toString(port),
        Long.toString(warmUpDrop),
        Long.toString(drop),
        feed.toString(),
        Integer.toString(members),
        Integer.toString(seconds),
        Integer.toString(units),
        jdbcUrl,
        user,
        password,
        result.toString());
  }

  static RushPlan of(String[] arguments) {
    if (arguments.length != FIELDS) {
      throw new IllegalArgumentException("a rush has " + FIELDS + " arguments");
    }
    return new RushPlan(
        Integer.parseInt(arguments[0]),
        Long.parseLong(arguments[1]),
        Long.parseLong(arguments[2]),
        Path.of(arguments[3]),
        Integer.parseInt(arguments[4]),
        Integer.parseInt(arguments[5]),
        Integer.parseInt(arguments[6]),
        arguments[7],
        arguments[8],
        arguments[9],
        Path.of(arguments[10]));
  }

  double perSecond() {
    return (double) members / seconds;
  }

  /** Due times of the members after the start, in nanoseconds. */
  long dueNanos(int member) {
    return (long) (member * 1e9 / perSecond());
  }
}

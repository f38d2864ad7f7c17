package dev.rushgate.backoffice.platform.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids in paths and bodies: positive 64-bit numbers in decimal; any other text names nothing. */
public final class PathId {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

  private PathId() {}

  public static OptionalLong parse(String text) {
    try {
      return FORM.matcher(text).matches()
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The id, or the refusal that nothing has it. */
  public static long of(String text, Problem unknown) {
    return parse(text).orElseThrow(() -> unknown.because("Nothing has the id in this path."));
  }
}

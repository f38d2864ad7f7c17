package dev.rushgate.backoffice.platform;

import io.hypersistence.tsid.TSID;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New ids: positive, 64 bits, sorted by time. */
@Component
public class Ids {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

  /** Fewer digits than any id has: such a number may be a part of a name. */
  private static final int DIGITS_MIN = 15;

  private final TSID.Factory factory = TSID.Factory.newInstance1024();

  /** The id that a text in decimal is; any other text names nothing. */
  public static OptionalLong parse(String text) {
    try {
      return FORM.matcher(text).matches()
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** The same of what somebody searches for, where a short number is no id. */
  public static @Nullable Long sought(String text) {
    OptionalLong id = text.length() < DIGITS_MIN ? OptionalLong.empty() : parse(text);
    return id.isPresent() ? Long.valueOf(id.getAsLong()) : null;
  }

  public long next() {
    return factory.generate().toLong();
  }

  /** The same as 13 characters of {@code 0-9 A-Z}, sorted alike. */
  public String text() {
    return factory.generate().toString();
  }
}

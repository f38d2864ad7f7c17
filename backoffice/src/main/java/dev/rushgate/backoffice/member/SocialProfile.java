package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.SocialProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a provider knows them.
 *
 * @param subject the provider's id of them, which never goes to anybody else
 * @param vouchedEmail an address that the provider says it has verified; null when it says no such
 *     thing, whatever address it may tell
 */
public record SocialProfile(
    SocialProvider provider, String subject, @Nullable String vouchedEmail, String name) {

  private static final int NAME_MAX = 50;
  private static final int SUBJECT_MAX = 255;

  /** Refuses a subject that is none with {@link IllegalArgumentException}. */
  public SocialProfile {
    boolean plain = subject.chars().allMatch(c -> c > ' ' && c < 127);
    if (subject.isEmpty() || subject.length() > SUBJECT_MAX || !plain) {
      throw new IllegalArgumentException("not the id of anybody");
    }
    name = plain(name);
  }

  Optional<Email> email() {
    return Optional.ofNullable(vouchedEmail).map(Email::of).filter(Email::isWellFormed);
  }

  private static String plain(String told) {
    String shown = told.replaceAll("\\p{Cntrl}", " ").strip();
    int characters = Math.min(NAME_MAX, shown.codePointCount(0, shown.length()));
    return shown.substring(0, shown.offsetByCodePoints(0, characters)).strip();
  }

  @Override
  public String toString() {
    return "SocialProfile " + provider;
  }
}

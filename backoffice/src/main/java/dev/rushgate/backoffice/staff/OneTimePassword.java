package dev.rushgate.backoffice.staff;

import java.security.SecureRandom;
import java.time.Duration;

/** A password that is shown once, to be typed off: 100 bits, without letters that look alike. */
final class OneTimePassword {

  static final Duration LIFE = Duration.ofDays(3);

  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz0123456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LETTERS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePassword() {}

  static String random() {
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LETTERS; i++) {
      text.append(i > 0 && i % GROUP_LETTERS == 0 ? "-" : "");
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}

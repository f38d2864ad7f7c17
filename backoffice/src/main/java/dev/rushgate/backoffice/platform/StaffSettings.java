package dev.rushgate.backoffice.platform;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How staff sign in.
 *
 * @param owner who is made the first owner when there is none; null makes nobody
 * @param codeRoles roles that nobody gets into without a code of a second device
 * @param idle a session that was not used for so long has ended
 * @param life a session ends after so long, however much it is used
 */
public record StaffSettings(
    @Nullable Owner owner, Set<StaffRole> codeRoles, Duration idle, Duration life) {

  private static final String EMAIL = "RUSHGATE_OWNER_EMAIL";
  private static final String PASSWORD = "RUSHGATE_OWNER_PASSWORD";
  private static final String TOTP = "RUSHGATE_OWNER_TOTP_SECRET";
  private static final String ROLES = "RUSHGATE_STAFF_CODE_ROLES";
  private static final String NOBODY = "none";
  private static final int IDLE_SECONDS_DEFAULT = 30 * 60;
  private static final int LIFE_SECONDS_DEFAULT = 12 * 60 * 60;
  private static final int SECONDS_MAX = 7 * 24 * 60 * 60;
  private static final int PASSWORD_CHARACTERS_MIN = 12;
  private static final int PASSWORD_BYTES_MAX = 72; // more of them the hash would not read

  /** The first owner, as the configuration gives it. The secret is base32. */
  public record Owner(String email, String password, @Nullable String totpSecret) {

    @Override
    public String toString() {
      return "Owner";
    }
  }

  static StaffSettings from(Variables given) {
    Set<StaffRole> roles =
        given.read(
            ROLES,
            given.or(ROLES, "OWNER,OPERATOR"),
            StaffSettings::roles,
            "is none, or a list of OWNER, OPERATOR, SUPPORT, READ_ONLY");
    return new StaffSettings(
        owner(given, roles),
        roles,
        seconds(given, "RUSHGATE_STAFF_IDLE_SECONDS", IDLE_SECONDS_DEFAULT),
        seconds(given, "RUSHGATE_STAFF_LIFE_SECONDS", LIFE_SECONDS_DEFAULT));
  }

  private static @Nullable Owner owner(Variables given, Set<StaffRole> codeRoles) {
    if (given.or(EMAIL, "").isEmpty()) {
      return null;
    }
    String email = given.required(EMAIL, StaffSettings::email, "is not an e-mail address");
    String password =
        given.required(
            PASSWORD, StaffSettings::password, "is not of 12 characters or more and 72 bytes");
    boolean codeNeeded = codeRoles.contains(StaffRole.OWNER);
    String secret =
        codeNeeded || !given.or(TOTP, "").isEmpty()
            ? given.required(TOTP, StaffSettings::base32, "is not base32 of 16 bytes or more")
            : null;
    return new Owner(email, password, secret);
  }

  private static Duration seconds(Variables given, String name, int otherwise) {
    String form = "is not a number of seconds from 1 to " + SECONDS_MAX;
    return given.read(
        name, given.or(name, Integer.toString(otherwise)), StaffSettings::seconds, form);
  }

  private static Duration seconds(String text) {
    int seconds = Integer.parseInt(text);
    require(seconds >= 1 && seconds <= SECONDS_MAX);
    return Duration.ofSeconds(seconds);
  }

  private static Set<StaffRole> roles(String list) {
    var roles = EnumSet.noneOf(StaffRole.class);
    if (!list.equals(NOBODY)) {
      Arrays.stream(list.split(",", -1))
          .map(String::strip)
          .map(StaffRole::valueOf)
          .forEach(roles::add);
    }
    return Set.copyOf(roles);
  }

  private static String email(String text) {
    require(text.matches("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}"));
    return text;
  }

  private static String password(String text) {
    int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    require(text.length() >= PASSWORD_CHARACTERS_MIN && bytes <= PASSWORD_BYTES_MAX);
    return text;
  }

  private static String base32(String text) {
    require(text.matches("[A-Z2-7]{26,128}=*"));
    return text;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}

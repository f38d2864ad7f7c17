package dev.rushgate.backoffice.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a device is told that is to show codes for an account.
 *
 * @param secret base32
 */
public record Enrolment(String email, String secret) {

  private static final String SHOP = "Rushgate";
  private static final int GROUP_LETTERS = 4;

  /** As authenticator apps read it, from a picture or by a tap. */
  public String uri() {
    return "otpauth://totp/"
        + SHOP
        + ":"
        + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer="
        + SHOP
        + "&algorithm=SHA1&digits=6&period=30";
  }

  /** In groups, for who types it off. */
  public String typed() {
    return secret.replaceAll("(.{" + GROUP_LETTERS + "})(?=.)", "$1 ");
  }

  /** A picture of {@link #uri}, as an address that holds all of it. */
  public String picture() {
    return QrPicture.of(uri());
  }

  @Override
  public String toString() {
    return "Enrolment";
  }
}

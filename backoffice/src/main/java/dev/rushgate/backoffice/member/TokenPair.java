package dev.rushgate.backoffice.member;

/**
 * What a login gives.
 *
 * @param expiresIn seconds that the access token lives
 */
public record TokenPair(String accessToken, String refreshToken, long expiresIn) {

  /** Neither belongs into a log. */
  @Override
  public String toString() {
    return "TokenPair";
  }
}

package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.SocialProfile;
import dev.rushgate.backoffice.platform.SocialProvider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what each provider says about who logged in. Only a plain {@code true} vouches for an
 * address: a word, a number or nothing does not.
 */
final class SocialProfiles {

  private SocialProfiles() {}

  /** Refuses an answer that names nobody with {@link IllegalArgumentException}. */
  static SocialProfile read(SocialProvider provider, Map<String, Object> told) {
    return switch (provider) {
      case KAKAO -> kakao(told);
      case GOOGLE ->
          new SocialProfile(
              provider,
              text(told.get("sub")),
              Boolean.TRUE.equals(told.get("email_verified")) ? mail(told) : null,
              text(told.get("name")));
      case NAVER -> naver(told);
    };
  }

  /** Valid: it is still this account's address. Verified: its owner has answered a mail. */
  private static SocialProfile kakao(Map<String, Object> told) {
    Map<?, ?> account = part(told.get("kakao_account"));
    Map<?, ?> profile = part(account.get("profile"));
    boolean vouched =
        Boolean.TRUE.equals(account.get("is_email_valid"))
            && Boolean.TRUE.equals(account.get("is_email_verified"));
    return new SocialProfile(
        SocialProvider.KAKAO,
        told.get("id") instanceof Number id ? id.toString() : "",
        vouched ? mail(account) : null,
        text(profile.get("nickname")));
  }

  /** An address is told, but not whether it was ever verified: it may be anybody's. */
  private static SocialProfile naver(Map<String, Object> told) {
    Map<?, ?> answer = part(told.get("response"));
    String name = text(answer.get("name"));
    return new SocialProfile(
        SocialProvider.NAVER,
        text(answer.get("id")),
        null,
        name.isEmpty() ? text(answer.get("nickname")) : name);
  }

  private static @Nullable String mail(Map<?, ?> told) {
    return told.get("email") instanceof String email ? email : null;
  }

  private static Map<?, ?> part(@Nullable Object told) {
    return told instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object told) {
    return told instanceof String text ? text : "";
  }
}

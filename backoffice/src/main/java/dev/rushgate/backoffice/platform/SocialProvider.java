package dev.rushgate.backoffice.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where shoppers may have accounts that open theirs here. */
public enum SocialProvider {
  KAKAO,
  GOOGLE,
  NAVER;

  /** As addresses spell it. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SocialProvider> ofPath(String path) {
    return Arrays.stream(values()).filter(provider -> provider.path().equals(path)).findFirst();
  }
}

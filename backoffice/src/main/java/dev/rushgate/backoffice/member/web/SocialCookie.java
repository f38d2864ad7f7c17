package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.SocialStarts;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Knows the browser that began a login again when it comes back: nobody is logged in unasked. */
@Component
@Profile("shop")
class SocialCookie {

  static final String NAME = "RUSHGATE_SOCIAL";

  private final SocialStarts starts;
  private final boolean secure;

  SocialCookie(SocialStarts starts, SocialProviders providers) {
    this.starts = starts;
    this.secure = providers.isSecure();
  }

  /** The browser's secret; the one that it has is kept, so that two tabs are in nobody's way. */
  String give(@Nullable String held, HttpServletResponse response) {
    String browser = starts.browser(held);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, browser)
            .path("/")
            .maxAge(SocialStarts.LIFE)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax") // the way back begins at another site
            .build()
            .toString());
    return browser;
  }
}

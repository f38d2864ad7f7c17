package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.view.RedirectView;

/** The switches of language and colours, each kept in a cookie. */
@AdminPage
class LookPage {

  private static final Duration KEPT = Duration.ofDays(365);

  private final LocaleResolver locales;

  LookPage(LocaleResolver locales) {
    this.locales = locales;
  }

  @PostMapping("/admin/look")
  RedirectView look(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(required = false) @Nullable String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (language != null && Frame.LANGUAGES.contains(language)) {
      locales.setLocale(request, response, Locale.forLanguageTag(language));
    }
    if (theme != null && Frame.THEMES.contains(theme)) {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(theme, request.isSecure()));
    }
    String fallback = SignedIn.current().isPresent() ? Pages.ROOT : Pages.LOGIN;
    var next = new RedirectView(Pages.localOr(back, fallback));
    next.setExpandUriTemplateVariables(false);
    return next;
  }

  private static String cookie(String theme, boolean secure) {
    return ResponseCookie.from(Frame.THEME_COOKIE, theme)
        .path(Pages.ROOT)
        .maxAge(KEPT)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .build()
        .toString();
  }
}

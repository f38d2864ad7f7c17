package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** Gives every page its frame, and how to write numbers and times. */
@ControllerAdvice(annotations = AdminPage.class)
@Profile("admin")
class Frames {

  private final BackofficeConfig config;

  Frames(BackofficeConfig config) {
    this.config = config;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, Locale locale) {
    return of(request, locale, Pages.addressOf(request), SignedIn.current().orElse(null));
  }

  @ModelAttribute("show")
  Show show(Locale locale) {
    return new Show(config.zone(), locale);
  }

  static Frame of(
      HttpServletRequest request, Locale locale, String address, @Nullable SignedIn staff) {
    Cookie theme = WebUtils.getCookie(request, Frame.THEME_COOKIE);
    return Frame.of(staff, locale, theme == null ? "auto" : theme.getValue(), address);
  }
}

package dev.rushgate.backoffice.member.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Where the link of a mail leads. The secret stands behind the hash sign, so the page comes without
 * it, and its script sends it where the new password goes.
 */
@Controller
@Profile("shop")
class ResetPage {

  static final String PATH = "/reset-password";

  @GetMapping(PATH)
  ModelAndView show(
      @RequestParam(defaultValue = "") String language, Locale wished, HttpServletRequest request) {
    boolean chosen = language.equals("en") || language.equals("ko");
    String shown = chosen ? language : wished.getLanguage().equals("en") ? "en" : "ko";
    // For this page alone: a shopper's choice is kept in the address, in no cookie.
    request.setAttribute(
        CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, Locale.forLanguageTag(shown));
    return new ModelAndView(
        "shop/reset", Map.of("language", shown, "other", shown.equals("ko") ? "en" : "ko"));
  }
}

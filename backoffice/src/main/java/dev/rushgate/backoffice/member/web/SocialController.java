package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.Handovers;
import dev.rushgate.backoffice.member.Sessions;
import dev.rushgate.backoffice.member.SocialLinks;
import dev.rushgate.backoffice.member.SocialLogins;
import dev.rushgate.backoffice.member.SocialProfile;
import dev.rushgate.backoffice.member.SocialStarts;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to a provider, and back with its word. */
@ShopCall
class SocialController {

  static final String BACK = "/login/oauth2/code";

  /** A page of the shop, on the same host, without anything behind a hash sign. */
  private static final Pattern PAGE =
      Pattern.compile("/(?:[A-Za-z0-9_~.?&=%-][A-Za-z0-9_~.?&=%/-]{0,190})?");

  private final SocialProviders providers;
  private final SocialExchange exchange;
  private final SocialStarts starts;
  private final SocialLogins logins;
  private final SocialLinks links;
  private final Handovers handovers;
  private final Sessions sessions;
  private final SocialCookie cookie;

  SocialController(
      SocialProviders providers,
      SocialExchange exchange,
      SocialStarts starts,
      SocialLogins logins,
      SocialLinks links,
      Handovers handovers,
      Sessions sessions,
      SocialCookie cookie) {
    this.providers = providers;
    this.exchange = exchange;
    this.starts = starts;
    this.logins = logins;
    this.links = links;
    this.handovers = handovers;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @GetMapping("/oauth2/authorization/{provider}")
  @SecurityRequirements
  @Operation(
      description =
          "Sends a browser to the provider. Without `return` the way back ends with tokens as JSON;"
              + " with it, at that page of the shop, `#login=` and a word for /api/v1/auth/exchange,"
              + " or `#error=` and a code. `link` joins the identity to the account of who got the"
              + " word.")
  ResponseEntity<Void> go(
      @PathVariable String provider,
      @RequestParam(name = "return", required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String link,
      @CookieValue(name = SocialCookie.NAME, required = false) @Nullable String held,
      HttpServletResponse response) {
    ClientRegistration registration =
        providers.find(provider).orElseThrow(SocialController::unknown);
    if (page != null && !PAGE.matcher(page).matches()) {
      throw InvalidInput.of("return", "is no page of the shop");
    }
    String browser = cookie.give(held, response);
    String member = null;
    if (link != null) {
      member =
          handovers
              .memberToLink(link, browser)
              .orElseThrow(() -> Problem.EXCHANGE_REFUSED.because("Ask for a new word."));
    }
    SocialStarts.Start start = starts.begin(providerOf(registration), browser, page, member);
    String there = SocialProviders.request(registration, start).getAuthorizationRequestUri();
    return sent(URI.create(there));
  }

  @GetMapping(BACK + "/{provider}")
  @SecurityRequirements
  ResponseEntity<Object> back(
      @PathVariable String provider,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      @CookieValue(name = SocialCookie.NAME, required = false) @Nullable String browser) {
    ClientRegistration registration =
        providers.find(provider).orElseThrow(SocialController::unknown);
    SocialStarts.Start start =
        starts
            .take(providerOf(registration), state, browser)
            .orElseThrow(
                () -> Problem.LOGIN_NOT_BEGUN.because("Begin the login again in this browser."));
    String page = start.returnTo();
    try {
      String member = member(registration, start, code, error);
      if (page == null) {
        return ResponseEntity.ok(AuthController.tokens(sessions.openFor(member)));
      }
      String word = handovers.toLogin(member, String.valueOf(browser));
      return sent(URI.create(page + "#login=" + word));
    } catch (Refusal refusal) {
      if (page == null) {
        throw refusal;
      }
      return sent(URI.create(page + "#error=" + refusal.code()));
    }
  }

  /** Whose account it is; or a refusal that says why it is nobody's. */
  private String member(
      ClientRegistration registration,
      SocialStarts.Start start,
      @Nullable String code,
      @Nullable String error) {
    if (error != null) {
      throw error.equals("access_denied")
          ? Problem.CONSENT_DENIED.because("Nothing was changed; log in in another way.")
          : failed();
    }
    if (code == null || code.isEmpty()) {
      throw failed();
    }
    return switch (exchange.redeem(registration, start, code)) {
      case SocialExchange.Outcome.Failed no -> throw failed();
      case SocialExchange.Outcome.Busy no ->
          throw Problem.UNAVAILABLE.because("Too many want the same just now.", 1);
      case SocialExchange.Outcome.Known known ->
          start.member() == null
              ? found(known.profile())
              : linked(new MemberId(start.member()), known.profile(), start.begunAt());
    };
  }

  private String found(SocialProfile profile) {
    return switch (logins.find(profile)) {
      case SocialLogins.Found.Member member -> member.id();
      case SocialLogins.Found.Blocked no ->
          throw Problem.MEMBER_BLOCKED.because("Please ask the shop's support why.");
      case SocialLogins.Found.LinkedOtherwise no -> throw linkedOtherwise();
    };
  }

  private String linked(MemberId member, SocialProfile profile, Instant begunAt) {
    return switch (links.link(member, profile, begunAt)) {
      case SocialLinks.Linking.Done done -> done.member();
      case SocialLinks.Linking.Taken no ->
          throw Problem.IDENTITY_TAKEN.because("It opens another account of the shop.");
      case SocialLinks.Linking.LinkedOtherwise no -> throw linkedOtherwise();
      case SocialLinks.Linking.Ended no ->
          throw Problem.LOGIN_NOT_BEGUN.because("Log in again, and begin the link anew.");
      case SocialLinks.Linking.NoAccount no ->
          throw Problem.MEMBER_UNKNOWN.because("The account is blocked, or not of this shop.");
    };
  }

  private static SocialProvider providerOf(ClientRegistration registration) {
    return SocialProvider.ofPath(registration.getRegistrationId()).orElseThrow();
  }

  private static <T> ResponseEntity<T> sent(URI there) {
    return ResponseEntity.status(HttpStatus.FOUND).location(there).build();
  }

  private static Refusal linkedOtherwise() {
    return Problem.ALREADY_LINKED.because(
        "The account is linked to another identity of that provider; unlink it first.");
  }

  private static Refusal failed() {
    return Problem.PROVIDER_FAILED.because("The provider did not confirm the login; try again.");
  }

  static Refusal unknown() {
    return Problem.PROVIDER_UNKNOWN.because("The shop has no such provider.");
  }
}

package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.Handovers;
import dev.rushgate.backoffice.member.Login;
import dev.rushgate.backoffice.member.SocialLinks;
import dev.rushgate.backoffice.member.TokenPair;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The providers of the shop, and those that open the caller's account. */
@ShopCall
@RequestMapping("/api/v1/auth")
class SocialLinkController {

  private final SocialProviders providers;
  private final SocialLinks links;
  private final Handovers handovers;
  private final SocialCookie cookie;

  SocialLinkController(
      SocialProviders providers, SocialLinks links, Handovers handovers, SocialCookie cookie) {
    this.providers = providers;
    this.links = links;
    this.handovers = handovers;
    this.cookie = cookie;
  }

  /** What a page of the shop found behind the hash sign. */
  record Word(@Nullable String word) {

    @Override
    public String toString() {
      return "Word";
    }
  }

  /** Where the browser is to go within a minute. */
  record Way(String location) {}

  @GetMapping("/providers")
  @SecurityRequirements
  List<String> offered() {
    return providers.paths();
  }

  @PostMapping("/exchange")
  @SecurityRequirements
  @Operation(description = "A word counts once, for a minute, in the browser that logged in.")
  TokenPair exchange(
      @RequestBody Word body,
      @CookieValue(name = SocialCookie.NAME, required = false) @Nullable String browser) {
    Login login = handovers.login(body.word(), browser);
    if (login instanceof Login.Failed) {
      throw Problem.EXCHANGE_REFUSED.because("Log in again.");
    }
    return AuthController.tokens(login);
  }

  @GetMapping("/social")
  List<SocialLinks.Link> list(Principal caller) {
    return links.of(new MemberId(caller.getName()));
  }

  @PostMapping("/social/{provider}/link")
  Way link(
      @PathVariable String provider,
      Principal caller,
      @CookieValue(name = SocialCookie.NAME, required = false) @Nullable String held,
      HttpServletResponse response) {
    if (providers.find(provider).isEmpty()) {
      throw SocialController.unknown();
    }
    String browser = cookie.give(held, response);
    Instant issuedAt = ((JwtAuthenticationToken) caller).getToken().getIssuedAt();
    String word =
        handovers
            .toLink(new MemberId(caller.getName()).value(), issuedAt, browser)
            .orElseThrow(() -> Problem.UNAUTHENTICATED.because("Log in again."));
    return new Way("/oauth2/authorization/" + provider + "?link=" + word);
  }

  @DeleteMapping("/social/{provider}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(@PathVariable String provider, Principal caller) {
    SocialProvider known = SocialProvider.ofPath(provider).orElseThrow(SocialController::unknown);
    switch (links.unlink(new MemberId(caller.getName()), known)) {
      case DONE -> {}
      case LAST_WAY_IN ->
          throw Problem.LAST_WAY_IN.because("Choose a password first, or link another provider.");
      case NO_ACCOUNT -> throw Problem.MEMBER_UNKNOWN.because("The token's member has no account.");
    }
  }
}

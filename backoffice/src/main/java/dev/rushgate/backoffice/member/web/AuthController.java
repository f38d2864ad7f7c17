package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.Login;
import dev.rushgate.backoffice.member.Logins;
import dev.rushgate.backoffice.member.Sessions;
import dev.rushgate.backoffice.member.SignUps;
import dev.rushgate.backoffice.member.TokenPair;
import dev.rushgate.backoffice.platform.web.PastTokens;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@ShopCall
@RequestMapping("/api/v1/auth")
class AuthController {

  private final SignUps signUps;
  private final Logins logins;
  private final Sessions sessions;
  private final PastTokens pastTokens;

  AuthController(SignUps signUps, Logins logins, Sessions sessions, PastTokens pastTokens) {
    this.signUps = signUps;
    this.logins = logins;
    this.sessions = sessions;
    this.pastTokens = pastTokens;
  }

  /** A new account; {@code id} is the {@code sub} of its tokens. */
  record NewAccount(String id, String email, String name) {}

  @PostMapping("/signup")
  @SecurityRequirements
  @ResponseStatus(HttpStatus.CREATED)
  NewAccount signUp(@RequestBody SignUps.Form form, HttpServletRequest request) {
    return switch (signUps.signUp(form, request.getRemoteAddr())) {
      case SignUps.Outcome.Created made -> new NewAccount(made.member(), made.email(), made.name());
      case SignUps.Outcome.EmailTaken taken ->
          throw Problem.EMAIL_TAKEN.because("Log in, or reset the password of that account.");
      case SignUps.Outcome.NotNow no -> throw Refusals.of(no.why());
    };
  }

  @PostMapping("/login")
  @SecurityRequirements
  TokenPair login(@RequestBody Bodies.Login body, HttpServletRequest request) {
    Bodies.Login given = body.whole();
    return tokens(logins.login(given.emailGiven(), given.passwordGiven(), request.getRemoteAddr()));
  }

  /** The tokens of a login, or the refusal that says why there are none. */
  static TokenPair tokens(Login login) {
    return switch (login) {
      case Login.Done done -> done.tokens();
      case Login.Failed failed ->
          throw Problem.LOGIN_FAILED.because("No account has this e-mail and this password.");
      case Login.Blocked blocked ->
          throw Problem.MEMBER_BLOCKED.because("Please ask the shop's support why.");
      case Login.NotNow no -> throw Refusals.of(no.why());
    };
  }

  @PostMapping("/refresh")
  @SecurityRequirements
  @Operation(description = "A refresh token works once. One that comes again ends its session.")
  TokenPair refresh(@RequestBody Bodies.Refresh body) {
    return switch (sessions.refresh(body.tokenGiven())) {
      case Sessions.Refresh.Done done -> done.tokens();
      case Sessions.Refresh.Refused refused ->
          throw Problem.REFRESH_REFUSED.because("The refresh token does not count any more.");
      case Sessions.Refresh.Raced raced ->
          throw Problem.CONFLICT.because("Another request is using this refresh token.");
    };
  }

  @PostMapping("/logout")
  @SecurityRequirement(name = "token")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(description = "Takes an access token that has expired or was revoked as well.")
  void logout(@RequestBody Bodies.Refresh body, HttpServletRequest request) {
    MemberId member =
        pastTokens
            .member(request.getHeader(HttpHeaders.AUTHORIZATION))
            .orElseThrow(
                () -> Problem.UNAUTHENTICATED.because("Send the session's access token along."));
    sessions.logout(member, body.tokenGiven());
  }
}

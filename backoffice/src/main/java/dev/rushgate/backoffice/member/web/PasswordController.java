package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.PasswordChanges;
import dev.rushgate.backoffice.member.PasswordResets;
import dev.rushgate.backoffice.member.TokenPair;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@ShopCall
@RequestMapping("/api/v1/auth/password")
class PasswordController {

  private static final int NO_MAIL_RETRY_SECONDS = 60;

  private final PasswordChanges changes;
  private final PasswordResets resets;

  PasswordController(PasswordChanges changes, PasswordResets resets) {
    this.changes = changes;
    this.resets = resets;
  }

  @PostMapping
  @Operation(
      description = "Ends all sessions of the member; the answer has the tokens of a new one.")
  TokenPair change(
      @RequestBody Bodies.PasswordChange body, Principal caller, HttpServletRequest request) {
    Bodies.PasswordChange given = body.whole();
    var member = new MemberId(caller.getName());
    return switch (changes.change(
        member, given.oldGiven(), given.newGiven(), request.getRemoteAddr())) {
      case PasswordChanges.Change.Done done -> done.tokens();
      case PasswordChanges.Change.WrongPassword wrong ->
          throw Problem.PASSWORD_WRONG.because("The account has another password.");
      case PasswordChanges.Change.Unknown unknown ->
          throw Problem.MEMBER_UNKNOWN.because("The token's member has no account here.");
      case PasswordChanges.Change.NotNow no -> throw Refusals.of(no.why());
    };
  }

  @PostMapping("/reset-request")
  @SecurityRequirements
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(description = "Says nothing about whether there is such an account.")
  void request(@RequestBody Bodies.ResetRequest body, HttpServletRequest request) {
    switch (resets.request(body.emailGiven(), request.getRemoteAddr())) {
      case PasswordResets.Request.Accepted accepted -> {}
      case PasswordResets.Request.NoMail noMail ->
          throw Problem.UNAVAILABLE.because(
              "No mail server is set up here, so no link can be sent.", NO_MAIL_RETRY_SECONDS);
      case PasswordResets.Request.NotNow no -> throw Refusals.of(no.why());
    }
  }

  @PostMapping("/reset")
  @SecurityRequirements
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(@RequestBody Bodies.Reset body, HttpServletRequest request) {
    Bodies.Reset given = body.whole();
    switch (resets.reset(given.tokenGiven(), given.newGiven(), request.getRemoteAddr())) {
      case PasswordResets.Reset.Done done -> {}
      case PasswordResets.Reset.Refused refused ->
          throw Problem.RESET_REFUSED.because("Ask for a new link.");
      case PasswordResets.Reset.NotNow no -> throw Refusals.of(no.why());
    }
  }
}

package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.platform.guess.Throttle;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Passwords reset by who reads the account's mail. */
@Service
public class PasswordResets {

  private final Accounts accounts;
  private final ResetRows links;
  private final ResetLetters letters;
  private final Passwords passwords;
  private final Hashing hashing;
  private final Throttle guesses;

  PasswordResets(
      Accounts accounts,
      ResetRows links,
      ResetLetters letters,
      Passwords passwords,
      Hashing hashing,
      Throttle guesses) {
    this.accounts = accounts;
    this.links = links;
    this.letters = letters;
    this.passwords = passwords;
    this.hashing = hashing;
    this.guesses = guesses;
  }

  /** What became of the wish for a link. */
  public sealed interface Request {

    /** If there is such an account, it gets a mail. */
    record Accepted() implements Request {}

    /** This back office cannot send mails. */
    record NoMail() implements Request {}

    record NotNow(Later why) implements Request {}
  }

  /** What became of a reset. */
  public sealed interface Reset {

    record Done() implements Reset {}

    /** The link is unknown, used, replaced by a newer one, or too old. */
    record Refused() implements Reset {}

    record NotNow(Later why) implements Reset {}
  }

  /** Refuses what is no address with {@code InvalidInput}; asks nothing about the account. */
  public Request request(String typed, String client) {
    Email email = Email.of(typed);
    var inspection = new Inspection();
    email.inspect(inspection);
    inspection.end();
    if (!letters.canBeSent()) {
      return new Request.NoMail();
    }
    Duration wait = guesses.admit(GuessKey.reset(email), GuessKey.resetClient(client));
    if (wait.isPositive()) {
      return new Request.NotNow(new Later.Wait(wait));
    }
    return letters.queue(email) ? new Request.Accepted() : new Request.NotNow(new Later.Busy());
  }

  /**
   * Refuses a password that breaks a rule with {@code InvalidInput}; the link then still counts.
   */
  public Reset reset(String link, String newPassword, String client) {
    Duration wait = guesses.admit(GuessKey.client(client));
    if (wait.isPositive()) {
      return new Reset.NotNow(new Later.Wait(wait));
    }
    OneTimeSecret secret = OneTimeSecret.parse(link).orElse(null);
    Account account =
        secret == null ? null : links.member(secret).flatMap(accounts::byId).orElse(null);
    if (secret == null || account == null) {
      return new Reset.Refused();
    }
    guesses.right(GuessKey.client(client));
    Password wanted = Password.of(newPassword);
    var inspection = new Inspection();
    wanted.inspect(inspection, "newPassword", account.email());
    inspection.end();
    return hashing
        .inAPlace(Effort.SHOPPER, () -> become(account, secret, wanted))
        .orElseGet(() -> new Reset.NotNow(new Later.Busy()));
  }

  private Reset become(Account account, OneTimeSecret link, Password wanted) {
    boolean done =
        passwords.reset(link, account.details().id(), hashing.hash(wanted, Effort.SHOPPER));
    if (done) {
      // Who forgot a password has guessed it before; the mail shows whose account it is.
      guesses.right(GuessKey.account(account.email()));
    }
    return done ? new Reset.Done() : new Reset.Refused();
  }
}

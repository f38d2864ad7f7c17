package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.platform.guess.Throttle;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Passwords changed by who knows the old one. */
@Service
public class PasswordChanges {

  private final Accounts accounts;
  private final Passwords passwords;
  private final Hashing hashing;
  private final Throttle guesses;

  PasswordChanges(Accounts accounts, Passwords passwords, Hashing hashing, Throttle guesses) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.hashing = hashing;
    this.guesses = guesses;
  }

  /** What became of a change. */
  public sealed interface Change {

    /** All sessions ended; this one is new. */
    record Done(TokenPair tokens) implements Change {}

    record WrongPassword() implements Change {}

    /** Whoever issued the token, the member has no account here. */
    record Unknown() implements Change {}

    record NotNow(Later why) implements Change {}
  }

  /**
   * Refuses a new password that breaks a rule with {@code InvalidInput}.
   *
   * @param client the address that the request came from
   */
  public Change change(MemberId member, String oldPassword, String newPassword, String client) {
    Account account = accounts.byId(member.value()).orElse(null);
    if (account == null) {
      return new Change.Unknown();
    }
    if (account.passwordHash() == null) {
      return new Change.WrongPassword();
    }
    Password old = Password.of(oldPassword);
    Password wanted = Password.of(newPassword);
    var inspection = new Inspection();
    wanted.inspect(inspection, "newPassword", account.email());
    inspection.require(!wanted.equals(old), "newPassword", "is not the old one");
    inspection.end();
    return hashing
        .inAPlace(Effort.SHOPPER, () -> compare(account, old, wanted, client))
        .orElseGet(() -> new Change.NotNow(new Later.Busy()));
  }

  private Change compare(Account account, Password old, Password wanted, String client) {
    GuessKey[] keys = {GuessKey.account(account.email()), GuessKey.client(client)};
    Duration wait = guesses.admit(keys);
    if (wait.isPositive()) {
      return new Change.NotNow(new Later.Wait(wait));
    }
    TokenPair tokens =
        hashing.matches(old, account.passwordHash(), Effort.SHOPPER)
            ? passwords.replace(account, hashing.hash(wanted, Effort.SHOPPER)).orElse(null)
            : null;
    if (tokens == null) {
      return new Change.WrongPassword();
    }
    guesses.right(keys);
    return new Change.Done(tokens);
  }
}

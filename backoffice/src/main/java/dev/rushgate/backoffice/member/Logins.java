package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.platform.guess.Throttle;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Logins by e-mail and password. */
@Service
public class Logins {

  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private final Accounts accounts;
  private final Sessions sessions;
  private final Hashing hashing;
  private final Throttle guesses;

  Logins(Accounts accounts, Sessions sessions, Hashing hashing, Throttle guesses) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.hashing = hashing;
    this.guesses = guesses;
  }

  /**
   * Takes as long for an address that has no account as for a wrong password.
   *
   * @param client the address that the login came from
   */
  public Login login(String email, String password, String client) {
    return hashing
        .inAPlace(Effort.SHOPPER, () -> compare(Email.of(email), Password.of(password), client))
        .orElseGet(() -> new Login.NotNow(new Later.Busy()));
  }

  private Login compare(Email email, Password password, String client) {
    GuessKey[] keys = {GuessKey.account(email), GuessKey.client(client)};
    Duration wait = guesses.admit(keys);
    if (wait.isPositive()) {
      return new Login.NotNow(new Later.Wait(wait));
    }
    Account account = accounts.byEmail(email).orElse(null);
    String hash = account == null ? null : account.passwordHash();
    if (!hashing.matches(password, hash, Effort.SHOPPER) || account == null || hash == null) {
      return new Login.Failed();
    }
    Login login = sessions.open(current(account, hash, password));
    if (login instanceof Login.Done) {
      guesses.right(keys);
      LOG.info("logged in member={}", account.details().id());
    }
    return login;
  }

  /** The account with its password hashed as is usual now. */
  private Account current(Account account, String hash, Password password) {
    if (!hashing.isOutdated(hash, Effort.SHOPPER)) {
      return account;
    }
    String newer = hashing.hash(password, Effort.SHOPPER);
    accounts.rehash(account, newer);
    return new Account(account.details(), newer, account.role(), account.voidUntil());
  }
}

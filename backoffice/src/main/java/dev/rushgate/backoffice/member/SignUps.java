package dev.rushgate.backoffice.member;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.platform.guess.Throttle;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** New accounts. */
@Service
public class SignUps {

  private static final int NAME_MAX = 50;
  private static final Logger LOG = LoggerFactory.getLogger(SignUps.class);

  private final Accounts accounts;
  private final Hashing hashing;
  private final Throttle guesses;
  private final Ids ids;

  SignUps(Accounts accounts, Hashing hashing, Throttle guesses, Ids ids) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.guesses = guesses;
    this.ids = ids;
  }

  /** What somebody states who wants an account. */
  public record Form(@Nullable String email, @Nullable String password, @Nullable String name) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Form";
    }
  }

  /** What became of it. */
  public sealed interface Outcome {

    record Created(String member, String email, String name) implements Outcome {}

    record EmailTaken() implements Outcome {}

    record NotNow(Later why) implements Outcome {}
  }

  private record Wanted(Email email, Password password, String name) {}

  /**
   * Refuses a form that breaks a rule with {@code InvalidInput}.
   *
   * @param client the address that the form came from
   */
  public Outcome signUp(Form form, String client) {
    Wanted wanted = inspected(form);
    return hashing
        .inAPlace(Effort.SHOPPER, () -> create(wanted, client))
        .orElseGet(() -> new Outcome.NotNow(new Later.Busy()));
  }

  private Outcome create(Wanted wanted, String client) {
    // An answer that an address is taken is as good as a guess, and is counted as one.
    Duration wait = guesses.admit(GuessKey.client(client));
    if (wait.isPositive()) {
      return new Outcome.NotNow(new Later.Wait(wait));
    }
    String member = ids.text();
    String hash = hashing.hash(wanted.password(), Effort.SHOPPER);
    if (!accounts.insert(member, wanted.email(), wanted.name(), hash)) {
      return new Outcome.EmailTaken();
    }
    guesses.right(GuessKey.client(client));
    LOG.info("signed up member={}", member);
    return new Outcome.Created(member, wanted.email().value(), wanted.name());
  }

  private static Wanted inspected(Form form) {
    var inspection = new Inspection();
    inspection.given(form.email(), "email");
    inspection.given(form.password(), "password");
    inspection.given(form.name(), "name");
    inspection.end();
    Email email = Email.of(form.email());
    Password password = Password.of(form.password());
    String name = requireNonNull(form.name()).strip();
    email.inspect(inspection);
    password.inspect(inspection, "password", email);
    int characters = name.codePointCount(0, name.length());
    inspection.require(
        characters >= 1
            && characters <= NAME_MAX
            && name.chars().noneMatch(Character::isISOControl),
        "name",
        "is 1 to " + NAME_MAX + " characters");
    inspection.end();
    return new Wanted(email, password, name);
  }
}

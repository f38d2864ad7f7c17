package dev.rushgate.backoffice.testkit;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.stack.Totp;
import io.hypersistence.tsid.TSID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Accounts of staff, written past the application. */
public final class Staff {

  private static final String PASSWORD = "correct horse battery";
  private static final int QUICK = 4;

  private static final String INSERT =
      """
      INSERT INTO staff (id, email, name, password_hash, role, totp_secret, totp_step, guesses,
        state, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, 0, 0, 'ACTIVE', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final GuessKey CLIENT = GuessKey.staffClient("127.0.0.1");

  private final Sql sql;

  public Staff(Sql sql) {
    this.sql = sql;
  }

  /** Somebody with an account; the secret is null when there is no second step. */
  public record Member(long id, String email, String password, @Nullable String secret) {}

  /** With a second step where the role takes one. */
  public Member with(StaffRole role) {
    boolean two = role == StaffRole.OWNER || role == StaffRole.OPERATOR;
    return with(role, two ? Totp.secret() : null, "Somebody");
  }

  public Member with(StaffRole role, @Nullable String secret, String name) {
    // All tests come from one address: no one waits for what another guessed.
    sql.run("DELETE FROM guess_count WHERE subject = ?", (Object) CLIENT.subject());
    long id = TSID.Factory.getTsid().toLong();
    String email = "staff-" + id + "@example.com";
    String hash = "{bcrypt}" + new BCryptPasswordEncoder(QUICK).encode(PASSWORD);
    sql.run(INSERT, id, email, name, hash, role.name(), secret);
    return new Member(id, email, PASSWORD, secret);
  }
}

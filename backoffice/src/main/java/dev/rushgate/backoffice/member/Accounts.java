package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of accounts. */
@Repository
class Accounts {

  private static final String INSERT =
      """
      INSERT INTO account (id, email, name, password_hash, role, state, created_at, updated_at)
      VALUES (?, ?, ?, ?, 'SHOPPER', 'ACTIVE', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final String ROW =
      """
      SELECT id, email, name, state, blocked_at, blocked_reason, created_at,
        password_hash, role, void_until
      FROM account
      """;

  private static final String BY_EMAIL = ROW + "WHERE email = ?";
  private static final String BY_ID = ROW + "WHERE id = ?";
  private static final String LOCKED = BY_ID + " FOR UPDATE";

  private static final String REHASH =
      "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?";

  private static final String SET_PASSWORD =
      "UPDATE account SET password_hash = ?, updated_at = UTC_TIMESTAMP(3) WHERE id = ?";

  private static final String INSERT_FROM_PROVIDER =
      """
      INSERT INTO account (id, email, name, role, state, email_proven_at, created_at, updated_at)
      VALUES (?, ?, ?, 'SHOPPER', 'ACTIVE', IF(? IS NULL, NULL, UTC_TIMESTAMP(3)),
        UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final String PROVEN =
      "SELECT COUNT(*) FROM account WHERE id = ? AND email_proven_at IS NOT NULL";

  private static final String PROVE = "UPDATE account SET email_proven_at = ? WHERE id = ?";

  private static final String FORGET_PASSWORD =
      "UPDATE account SET password_hash = NULL, updated_at = UTC_TIMESTAMP(3) WHERE id = ?";

  private static final String VOID = "UPDATE account SET void_until = ? WHERE id = ?";

  private static final String BLOCK =
      """
      UPDATE account SET state = 'BLOCKED', blocked_at = ?, blocked_reason = ?, block_number = ?,
        updated_at = ?
      WHERE id = ?
      """;

  private static final String UNBLOCK =
      """
      UPDATE account SET state = 'ACTIVE', blocked_at = NULL, blocked_reason = NULL,
        block_number = NULL, updated_at = ?
      WHERE id = ?
      """;

  private static final String BLOCK_NUMBER = "SELECT block_number FROM account WHERE id = ?";

  private final JdbcClient database;

  Accounts(JdbcClient database) {
    this.database = database;
  }

  /** False when the address has an account already. */
  boolean insert(String id, Email email, String name, String hash) {
    try {
      return database.sql(INSERT).params(id, email.value(), name, hash).update() == 1;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /**
   * An account without a password.
   *
   * @param email one that the provider vouches for, or null
   * @return false when the address has an account already
   */
  boolean insertFromProvider(String id, @Nullable Email email, String name) {
    String address = email == null ? null : email.value();
    try {
      return database
              .sql(INSERT_FROM_PROVIDER)
              .param(id)
              .param(address)
              .param(name)
              .param(address)
              .update()
          == 1;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /** Whether the member was ever known to read the mail of the account's address. */
  boolean isEmailProven(Account locked) {
    return database.sql(PROVEN).param(locked.details().id()).query(Integer.class).single() == 1;
  }

  void proveEmail(Account locked, Instant now) {
    database.sql(PROVE).params(Utc.column(now), locked.details().id()).update();
  }

  void forgetPassword(Account locked) {
    database.sql(FORGET_PASSWORD).param(locked.details().id()).update();
  }

  /** What is no address has none; the column could not even be compared with all of it. */
  Optional<Account> byEmail(Email email) {
    if (!email.isWellFormed()) {
      return Optional.empty();
    }
    return database.sql(BY_EMAIL).param(email.value()).query(Accounts::row).optional();
  }

  Optional<Account> byId(String id) {
    return database.sql(BY_ID).param(id).query(Accounts::row).optional();
  }

  /** With the row locked: its sessions, its tokens and its password change under this lock only. */
  Optional<Account> lock(String id) {
    return database.sql(LOCKED).param(id).query(Accounts::row).optional();
  }

  /** The same password by a newer hash, unless the password was changed meanwhile. */
  void rehash(Account account, String hash) {
    database
        .sql(REHASH)
        .param(hash)
        .param(account.details().id())
        .param(account.passwordHash())
        .update();
  }

  void setPassword(Account locked, String hash) {
    database.sql(SET_PASSWORD).params(hash, locked.details().id()).update();
  }

  void voidUntil(Account locked, Instant until) {
    database.sql(VOID).params(Utc.column(until), locked.details().id()).update();
  }

  void block(Account locked, String reason, long blockNumber, Instant now) {
    LocalDateTime at = Utc.column(now);
    database.sql(BLOCK).params(at, reason, blockNumber, at, locked.details().id()).update();
  }

  void unblock(Account locked, Instant now) {
    database.sql(UNBLOCK).params(Utc.column(now), locked.details().id()).update();
  }

  /** The revocation that says the block of a blocked account. */
  long blockNumber(Account blocked) {
    return Objects.requireNonNull(
        database.sql(BLOCK_NUMBER).param(blocked.details().id()).query(Long.class).single());
  }

  static MemberDetails details(ResultSet row, int rowNumber) throws SQLException {
    return new MemberDetails(
        row.getString("id"),
        row.getString("email"),
        row.getString("name"),
        MemberState.valueOf(row.getString("state")),
        Utc.orNull(row.getObject("blocked_at", LocalDateTime.class)),
        row.getString("blocked_reason"),
        Utc.instant(row.getObject("created_at", LocalDateTime.class)));
  }

  private static Account row(ResultSet row, int rowNumber) throws SQLException {
    return new Account(
        details(row, rowNumber),
        row.getString("password_hash"),
        row.getString("role"),
        Utc.orNull(row.getObject("void_until", LocalDateTime.class)));
  }
}

-- Accounts of shoppers: who they are, the sessions that their logins opened, links that reset a
-- password, and how often somebody guessed. Secrets stand here only as hashes. Whoever changes a
-- member's sessions or password holds the member's account row locked.

CREATE TABLE account (
  id             VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  email          VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- in lower case
  name           VARCHAR(50)  NOT NULL,
  password_hash  VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role           VARCHAR(16)  NOT NULL, -- SHOPPER
  state          VARCHAR(8)   NOT NULL, -- ACTIVE, BLOCKED
  void_until     DATETIME(3)  NULL,     -- tokens issued (iat) at or before it are void
  blocked_at     DATETIME(3)  NULL,
  blocked_reason VARCHAR(200) NULL,
  block_number   BIGINT       NULL,     -- the revocation that says it
  created_at     DATETIME(3)  NOT NULL,
  updated_at     DATETIME(3)  NOT NULL,
  UNIQUE KEY account_email (email),
  KEY account_name (name),
  KEY account_state (state, id)
) DEFAULT CHARACTER SET utf8mb4;

-- What one login opened: the family of its refresh tokens, and the sid of its access tokens.
CREATE TABLE login_session (
  sid         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  member      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  expires_at  DATETIME(3) NOT NULL, -- however busy it is
  alive_until DATETIME(3) NOT NULL, -- unless it is refreshed before
  ended_at    DATETIME(3) NULL,
  end_reason  VARCHAR(16) NULL,     -- LOGOUT, REUSE, PASSWORD, BLOCK, CROWDED
  KEY login_session_member (member, ended_at, sid),
  KEY login_session_alive (alive_until)
) DEFAULT CHARACTER SET utf8mb4;

-- Every refresh token of a living family, so that a used one is known when it comes again.
CREATE TABLE refresh_token (
  hash      BINARY(32)  NOT NULL PRIMARY KEY, -- SHA-256
  sid       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  issued_at DATETIME(3) NOT NULL,
  used_at   DATETIME(3) NULL,
  KEY refresh_token_family (sid)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE password_reset (
  hash       BINARY(32)  NOT NULL PRIMARY KEY, -- SHA-256
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at    DATETIME(3) NULL,
  KEY password_reset_member (member),
  KEY password_reset_expires (expires_at)
) DEFAULT CHARACTER SET utf8mb4;

-- How often one account, or one address, was tried in vain. The subject is a hash: an e-mail that
-- has no account is none of our business.
CREATE TABLE guess_count (
  subject BINARY(32)  NOT NULL PRIMARY KEY, -- SHA-256
  tries   INT         NOT NULL,
  free_at DATETIME(3) NOT NULL, -- until then the next try waits
  last_at DATETIME(3) NOT NULL,
  KEY guess_count_last (last_at)
) DEFAULT CHARACTER SET utf8mb4;

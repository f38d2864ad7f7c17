-- People: shoppers who log in through another provider, staff who are managed by pages, and what
-- the lists of members, orders and changes read from.

-- Who came through a provider may have no password, and no address that anybody vouches for.
ALTER TABLE account MODIFY email VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE account MODIFY password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL;
-- When its member was last known to read the address's mail; an address can be typed by anybody.
ALTER TABLE account ADD COLUMN email_proven_at DATETIME(3) NULL;

-- Whom a provider knows, and whose account that is.
CREATE TABLE social_identity (
  provider  VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- KAKAO, GOOGLE, NAVER
  subject   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the provider's own id
  member    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  linked_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (provider, subject),
  UNIQUE KEY social_identity_once_per_member (member, provider)
) DEFAULT CHARACTER SET utf8mb4;

-- Logins that are under way at a provider. The row goes when its answer comes, so each counts once,
-- on whichever server.
CREATE TABLE social_start (
  hash       BINARY(32)   NOT NULL PRIMARY KEY, -- SHA-256 of the state
  browser    BINARY(32)   NOT NULL,             -- SHA-256 of the cookie of who began it
  provider   VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verifier   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- of PKCE
  nonce      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  return_to  VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL,     -- a page of the shop
  member     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,     -- whose account it joins
  expires_at DATETIME(3)  NOT NULL,
  KEY social_start_expires (expires_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Words that one page hands to another, each good for once and for a minute.
CREATE TABLE login_handover (
  hash       BINARY(32)  NOT NULL PRIMARY KEY, -- SHA-256
  kind       VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- LOGIN, LINK
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  browser    BINARY(32)  NOT NULL, -- SHA-256 of the cookie of who asked for it
  expires_at DATETIME(3) NOT NULL,
  KEY login_handover_expires (expires_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Members are not numbered.
ALTER TABLE audit_entry
  MODIFY subject_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- Sessions of an earlier era than the account's have ended, on every server at once.
ALTER TABLE staff ADD COLUMN era INT NOT NULL DEFAULT 0;
-- Until then the password is one that was shown once, and opens nothing but the choice of another.
ALTER TABLE staff ADD COLUMN setup_until DATETIME(3) NULL;
-- The secret of a device that has not shown its first code yet.
ALTER TABLE staff
  ADD COLUMN totp_pending VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- What lists sort and search by.
CREATE INDEX account_state_email ON account (state, email);
CREATE INDEX account_state_name ON account (state, name);
CREATE INDEX audit_entry_kind ON audit_entry (subject_kind, id);
CREATE INDEX audit_entry_name ON audit_entry (actor_name, id);
CREATE INDEX orders_created ON orders (created_at);
CREATE INDEX order_item_product ON order_item (product_id, order_id);

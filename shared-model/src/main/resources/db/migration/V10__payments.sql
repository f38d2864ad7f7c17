-- Money: what was asked of the payment gateway, what is to go back, and the wallets of members.
-- Amounts are whole won. Rows of payments are locked after those of what they pay for.

-- Each payment that was asked for, written before the gateway hears of it.
CREATE TABLE payment (
  id          BIGINT       NOT NULL PRIMARY KEY,
  purpose     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- ORDER, CHARGE
  owner_id    BIGINT       NOT NULL, -- the order, or the charge of a wallet
  member      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount      BIGINT       NOT NULL,
  payment_key VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the gateway's
  state       VARCHAR(10)  NOT NULL, -- ASKED, CHARGED, DECLINED
  code        VARCHAR(80)  NULL,     -- why it was declined
  asked_at    DATETIME(3)  NOT NULL,
  ended_at    DATETIME(3)  NULL,
  look_at     DATETIME(3)  NULL,     -- while ASKED: when to ask the gateway what happened
  looks       INT          NOT NULL,
  UNIQUE KEY payment_key_once (payment_key),
  KEY payment_owner (purpose, owner_id, id),
  KEY payment_look (state, look_at),
  CONSTRAINT payment_amount_positive CHECK (amount > 0)
) DEFAULT CHARACTER SET utf8mb4;

-- Money that goes back to whoever paid; written with what made it necessary.
CREATE TABLE refund (
  id         BIGINT       NOT NULL PRIMARY KEY,
  payment_id BIGINT       NOT NULL,
  cause      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- one refund each
  amount     BIGINT       NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  state      VARCHAR(8)   NOT NULL, -- WANTED, DONE, REFUSED
  code       VARCHAR(80)  NULL,     -- why the gateway refused it
  wanted_at  DATETIME(3)  NOT NULL,
  ended_at   DATETIME(3)  NULL,
  look_at    DATETIME(3)  NULL,     -- while WANTED
  looks      INT          NOT NULL,
  UNIQUE KEY refund_once (cause),
  KEY refund_payment (payment_id, id),
  KEY refund_look (state, look_at),
  CONSTRAINT refund_amount_positive CHECK (amount > 0)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE wallet (
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  balance    BIGINT      NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  CONSTRAINT wallet_never_negative CHECK (balance >= 0)
) DEFAULT CHARACTER SET utf8mb4;

-- Every move of a balance; the balance is their sum. Only ever added to.
CREATE TABLE wallet_entry (
  id      BIGINT       NOT NULL PRIMARY KEY,
  member  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind    VARCHAR(8)   NOT NULL, -- CHARGE, USE, REFUND, ADJUST
  amount  BIGINT       NOT NULL, -- what was added; negative for what was used
  balance BIGINT       NOT NULL, -- after it
  cause   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- one entry each
  at      DATETIME(3)  NOT NULL,
  UNIQUE KEY wallet_entry_once (cause),
  KEY wallet_entry_member (member, id)
) DEFAULT CHARACTER SET utf8mb4;

-- A shopper's wish to put money into the wallet.
CREATE TABLE wallet_charge (
  id       BIGINT      NOT NULL PRIMARY KEY,
  member   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount   BIGINT      NOT NULL,
  state    VARCHAR(10) NOT NULL, -- ASKED, DONE, DECLINED
  code     VARCHAR(80) NULL,
  asked_at DATETIME(3) NOT NULL,
  KEY wallet_charge_member (member, id)
) DEFAULT CHARACTER SET utf8mb4;

-- What a member's call that moves money was answered, so that it moves it once.
CREATE TABLE idempotency (
  member     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request    VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the header's value
  digest     CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- SHA-256 of call and body
  status     INT          NULL,     -- null while it runs
  answer     TEXT         NULL,
  busy_until DATETIME(3)  NOT NULL, -- after it somebody else may go on where it stopped
  at         DATETIME(3)  NOT NULL,
  PRIMARY KEY (member, request),
  KEY idempotency_at (at)
) DEFAULT CHARACTER SET utf8mb4;

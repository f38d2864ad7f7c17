-- Payment windows and the names of payments at the gateway, what a refund was wanted for, and how
-- wallets and deliveries are read.

-- Opened before pay_by, a payment window keeps its order for a while: a payment is taken until then.
ALTER TABLE orders ADD COLUMN window_until DATETIME(3) NULL;

-- Under which the gateway keeps it, where its member named that beforehand; NULL where we did.
ALTER TABLE payment
  ADD COLUMN reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD UNIQUE KEY payment_reference_once (reference);

-- So many of which products were wanted back; empty for all, NULL where nobody wrote it down.
ALTER TABLE order_refund
  ADD COLUMN units VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Numbers are made by several servers; the instant is the database's, taken under the wallet's lock.
ALTER TABLE wallet_entry
  DROP KEY wallet_entry_member,
  ADD KEY wallet_entry_member (member, at, id);

-- What the newest comparison of balances and entries found: one row.
CREATE TABLE wallet_check (
  one       INT         NOT NULL PRIMARY KEY,
  at        DATETIME(3) NOT NULL,
  wallets   BIGINT      NOT NULL,
  differing BIGINT      NOT NULL
) DEFAULT CHARACTER SET utf8mb4;

-- Since when the oldest one waits is asked every other second.
ALTER TABLE delivery ADD KEY delivery_waiting (state, taken_at);

-- Orders that shoppers place and pay: what each is paid with, how it came to its state, and what
-- went back. The defaults are those of an order that the settler writes.

ALTER TABLE orders
  ADD COLUMN coupon_id  BIGINT NULL,
  ADD COLUMN points     BIGINT NOT NULL DEFAULT 0, -- paid, or being paid, from the wallet
  ADD COLUMN paid       BIGINT NOT NULL DEFAULT 0, -- paid, or being paid, by other means
  ADD COLUMN refunded   BIGINT NOT NULL DEFAULT 0, -- of both
  ADD COLUMN payment_id BIGINT NULL,               -- the newest that the gateway was asked for
  ADD CONSTRAINT orders_refund_bounded CHECK (refunded >= 0 AND refunded <= points + paid);

ALTER TABLE order_item
  ADD COLUMN refunded INT NOT NULL DEFAULT 0, -- units that came back
  ADD CONSTRAINT order_item_refund_bounded CHECK (refunded >= 0 AND refunded <= quantity);

ALTER TABLE coupon
  ADD COLUMN order_id BIGINT      NULL, -- while USED
  ADD COLUMN used_at  DATETIME(3) NULL;

ALTER TABLE stock_change ADD COLUMN order_id BIGINT NULL; -- of an ORDER

-- Each step of an order from one state to the next, after its placing, which its row tells.
CREATE TABLE order_event (
  id           BIGINT       NOT NULL PRIMARY KEY,
  order_id     BIGINT       NOT NULL,
  at           DATETIME(3)  NOT NULL,
  state_before VARCHAR(16)  NOT NULL,
  state_after  VARCHAR(16)  NOT NULL,
  cause        VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason       VARCHAR(200) NULL, -- in the words of who did it, or the gateway's code
  actor_kind   VARCHAR(8)   NOT NULL, -- STAFF, API, SYSTEM
  actor_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_name   VARCHAR(100) NOT NULL,
  KEY order_event_order (order_id, id)
) DEFAULT CHARACTER SET utf8mb4;

-- Which order a shopper's request placed, so that the same request places no second one.
CREATE TABLE order_request (
  member   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the Idempotency-Key
  order_id BIGINT       NOT NULL,
  PRIMARY KEY (member, request)
) DEFAULT CHARACTER SET utf8mb4;

-- What of a paid order went back, and why; the money itself is a row of refund.
CREATE TABLE order_refund (
  id         BIGINT       NOT NULL PRIMARY KEY,
  order_id   BIGINT       NOT NULL,
  request    VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NULL, -- who asked, and their Idempotency-Key
  money      BIGINT       NOT NULL,
  points     BIGINT       NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  payment_id BIGINT       NULL, -- that the money goes back by; NULL when it was paid by hand
  at         DATETIME(3)  NOT NULL,
  UNIQUE KEY order_refund_once (order_id, request)
) DEFAULT CHARACTER SET utf8mb4;

-- An order of many products says more than a line.
ALTER TABLE outbox MODIFY payload TEXT CHARACTER SET utf8mb4 NOT NULL;

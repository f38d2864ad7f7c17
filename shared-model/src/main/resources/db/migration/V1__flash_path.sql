-- The flash path: what is sold (product, drop_spec), the row that guards it (drop_stock), what was
-- won (admission, orders, coupon) and what the world must hear of it (outbox).
-- Spoken alike by MySQL 8.4 and later and MariaDB 11. Ids are made by the application, sorted by
-- time. Instants are UTC. Member ids are ASCII and their case matters.
-- The tables of the hot path carry no foreign keys: every writer holds the drop_stock row already,
-- and a key's shared locks on the parent would only add waits. Members need no row at all.

CREATE TABLE product (
  id          BIGINT        NOT NULL PRIMARY KEY,
  name        VARCHAR(200)  NOT NULL,
  description VARCHAR(4000) NOT NULL,
  price       BIGINT        NOT NULL,
  stock       INT           NOT NULL,
  version     BIGINT        NOT NULL,
  created_at  DATETIME(3)   NOT NULL,
  updated_at  DATETIME(3)   NOT NULL,
  CONSTRAINT product_price_bounded CHECK (price >= 0),
  CONSTRAINT product_stock_not_negative CHECK (stock >= 0)
) DEFAULT CHARACTER SET utf8mb4;

-- What a drop is. Changes only before its opening.
CREATE TABLE drop_spec (
  drop_id          BIGINT       NOT NULL PRIMARY KEY,
  kind             VARCHAR(8)   NOT NULL, -- DEAL, COUPON
  title            VARCHAR(200) NOT NULL,
  product_id       BIGINT       NULL,     -- a deal's
  price            BIGINT       NULL,     -- a deal's, won
  list_price       BIGINT       NULL,     -- a deal's, won
  pay_seconds      INT          NULL,     -- a deal's
  discount         BIGINT       NULL,     -- a coupon's, won
  valid_until      DATETIME(3)  NULL,     -- a coupon's
  offered          INT          NOT NULL, -- the capacity that shoppers are shown
  waitlist         INT          NOT NULL,
  lobby_max        INT          NOT NULL,
  admit_per_second INT          NOT NULL,
  opens_at         DATETIME(3)  NOT NULL,
  closes_at        DATETIME(3)  NOT NULL,
  lobby_opens_at   DATETIME(3)  NULL,
  seed             VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at       DATETIME(3)  NOT NULL,
  KEY drop_spec_opens (opens_at),
  KEY drop_spec_product (product_id)
) DEFAULT CHARACTER SET utf8mb4;

-- The one row that every transaction of a drop locks first; several drops in the order of their ids.
CREATE TABLE drop_stock (
  drop_id     BIGINT      NOT NULL PRIMARY KEY,
  capacity    INT         NOT NULL, -- the guard: never more live units than this
  target      INT         NOT NULL, -- where capacity is to go; a closed drop's is 0
  live        INT         NOT NULL, -- admissions LIVE or DEAD
  paid        INT         NOT NULL, -- of them, paid orders and issued coupons
  epoch       BIGINT      NOT NULL, -- the life of the data in Redis; 0 before the first
  next_epoch  BIGINT      NOT NULL, -- the newest number given to a rebuild
  version     BIGINT      NOT NULL, -- counts changes of the spec
  state       VARCHAR(8)  NOT NULL, -- OPEN, PAUSED, CLOSED
  suspect     BOOLEAN     NOT NULL, -- Redis was caught counting wrongly, or a rebuild was asked for
  archived_at DATETIME(3) NULL,     -- nothing under way any more; its keys in Redis may go
  CONSTRAINT drop_stock_not_oversold CHECK (live >= 0 AND live <= capacity),
  CONSTRAINT drop_stock_paid_are_live CHECK (paid >= 0 AND paid <= live),
  KEY drop_stock_archived (archived_at)
) DEFAULT CHARACTER SET utf8mb4;

-- One row for each admission ever seen, whatever became of it. Never deleted: the memory of ids.
CREATE TABLE admission (
  drop_id     BIGINT      NOT NULL,
  epoch       BIGINT      NOT NULL,
  no          BIGINT      NOT NULL,
  member      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq         BIGINT      NOT NULL,
  state       VARCHAR(8)  NOT NULL, -- LIVE, DEAD, RETURNED, REFUSED, STALE
  live_member VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL, -- member while LIVE or DEAD
  order_id    BIGINT      NULL,
  coupon_id   BIGINT      NULL,
  reason      VARCHAR(200) NULL,
  at          DATETIME(3) NOT NULL,
  PRIMARY KEY (drop_id, epoch, no),
  UNIQUE KEY admission_once_per_member (drop_id, live_member),
  KEY admission_member (member, drop_id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE orders (
  id         BIGINT      NOT NULL PRIMARY KEY,
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state      VARCHAR(16) NOT NULL, -- TO_PAY, PAID, EXPIRED, ...
  drop_id    BIGINT      NULL,     -- the admission that a deal's order carries
  epoch      BIGINT      NULL,
  no         BIGINT      NULL,
  subtotal   BIGINT      NOT NULL,
  discount   BIGINT      NOT NULL,
  total      BIGINT      NOT NULL,
  pay_by     DATETIME(3) NULL,
  paid_at    DATETIME(3) NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  UNIQUE KEY orders_once_per_admission (drop_id, epoch, no),
  KEY orders_due (state, pay_by),
  KEY orders_member (member, id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE order_item (
  order_id   BIGINT       NOT NULL,
  line       INT          NOT NULL,
  product_id BIGINT       NOT NULL,
  name       VARCHAR(200) NOT NULL,
  quantity   INT          NOT NULL,
  unit_price BIGINT       NOT NULL,
  PRIMARY KEY (order_id, line)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE coupon (
  id          BIGINT      NOT NULL PRIMARY KEY,
  member      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  drop_id     BIGINT      NOT NULL,
  epoch       BIGINT      NOT NULL,
  no          BIGINT      NOT NULL,
  discount    BIGINT      NOT NULL,
  valid_until DATETIME(3) NOT NULL,
  state       VARCHAR(16) NOT NULL, -- ISSUED
  issued_at   DATETIME(3) NOT NULL,
  UNIQUE KEY coupon_once_per_admission (drop_id, epoch, no),
  KEY coupon_member (member, id)
) DEFAULT CHARACTER SET utf8mb4;

-- What a committed transaction has to tell Kafka; sent at least once. The unique key lets an
-- admission say a thing once: one release, one 'order placed'.
CREATE TABLE outbox (
  id         BIGINT        NOT NULL PRIMARY KEY,
  topic      VARCHAR(100)  NOT NULL,
  record_key VARCHAR(100)  NOT NULL,
  payload    VARCHAR(4000) NOT NULL,
  drop_id    BIGINT        NULL,
  epoch      BIGINT        NULL,
  no         BIGINT        NULL,
  created_at DATETIME(3)   NOT NULL,
  sent_at    DATETIME(3)   NULL,
  UNIQUE KEY outbox_once_per_admission (topic, drop_id, epoch, no),
  KEY outbox_unsent (sent_at, id)
) DEFAULT CHARACTER SET utf8mb4;

-- Every rebuild of a drop, for the operator: why, and how long the drop admitted nobody.
CREATE TABLE drop_rebuild (
  drop_id    BIGINT      NOT NULL,
  number     BIGINT      NOT NULL,
  reason     VARCHAR(40) NOT NULL,
  noticed_at DATETIME(3) NOT NULL,
  armed_at   DATETIME(3) NULL,
  PRIMARY KEY (drop_id, number)
) DEFAULT CHARACTER SET utf8mb4;

-- One server at a time runs a scheduled job (ShedLock).
CREATE TABLE shedlock (
  name       VARCHAR(64)  NOT NULL PRIMARY KEY,
  lock_until TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  locked_at  TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  locked_by  VARCHAR(255) NOT NULL
) DEFAULT CHARACTER SET utf8mb4;

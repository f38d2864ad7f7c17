-- Of this shop alone. No foreign key from the claim to its coupon: its shared lock on the coupon's
-- row would turn the optimistic designs into deadlocks.
CREATE TABLE IF NOT EXISTS lock_coupon (
  id      BIGINT NOT NULL PRIMARY KEY,
  total   INT    NOT NULL,
  issued  INT    NOT NULL,
  version BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS lock_claim (
  id        BIGINT      NOT NULL PRIMARY KEY,
  coupon_id BIGINT      NOT NULL,
  member    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY lock_claim_once_per_member (coupon_id, member)
) DEFAULT CHARACTER SET utf8mb4;

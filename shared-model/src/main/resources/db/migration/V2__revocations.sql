-- Which tokens count no longer, though they have not expired. Every gate holds the whole list in
-- memory: drainers copy it to Redis (see docs/redis-layout.md), gates read it there.
-- Numbers are given under the lock of the one row of revocation_head, so they become visible in
-- their order and a reader that goes on from the last number it saw misses none.

CREATE TABLE revocation_head (
  id     INT    NOT NULL PRIMARY KEY, -- always 1
  number BIGINT NOT NULL              -- the newest number given; 0 before the first
);

INSERT INTO revocation_head (id, number) VALUES (1, 0);

CREATE TABLE revocation (
  number     BIGINT      NOT NULL PRIMARY KEY,
  kind       VARCHAR(8)  NOT NULL, -- SESSION, MEMBER, BLOCK, UNBLOCK
  subject    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- a sid, else a member
  before_at  DATETIME(3) NULL,     -- MEMBER: tokens issued (iat) at or before it are void
  expires_at DATETIME(3) NULL,     -- from then on no such token is alive; NULL for BLOCK
  created_at DATETIME(3) NOT NULL,
  KEY revocation_expires (expires_at)
) DEFAULT CHARACTER SET utf8mb4;

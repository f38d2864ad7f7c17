-- Events: in which order they are told, and what the data platform got of them.

-- Numbered by the database, as the clocks of its writers differ. Whoever writes for a key holds what
-- the key names locked until the commit, so the numbers of a key rise in the order of its commits.
-- The writer's own id stays as it was; it orders nothing any more. Rows that are there are numbered
-- as they lie, by their ids.
ALTER TABLE outbox
  DROP PRIMARY KEY,
  DROP KEY outbox_unsent,
  ADD COLUMN seq BIGINT NOT NULL AUTO_INCREMENT FIRST,
  ADD PRIMARY KEY (seq),
  ADD KEY outbox_unsent (sent_at, seq);

-- What the data platform is to get: each paid order once.
CREATE TABLE delivery (
  order_id     BIGINT       NOT NULL PRIMARY KEY,
  member       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  payload      MEDIUMTEXT   NOT NULL, -- the event, as it came
  state        VARCHAR(9)   NOT NULL, -- PENDING, DELIVERED, DEAD
  tries        INT          NOT NULL, -- since it was taken or replayed
  strikes      INT          NOT NULL, -- of them, those that speak against this order
  taken_at     DATETIME(3)  NOT NULL,
  try_at       DATETIME(3)  NULL,     -- while PENDING: when it is tried again
  tried_at     DATETIME(3)  NULL,
  delivered_at DATETIME(3)  NULL,
  error        VARCHAR(500) NULL,     -- of the last try that failed
  KEY delivery_due (state, try_at),
  KEY delivery_state (state, order_id),
  KEY delivery_member (member, order_id),
  KEY delivery_delivered (delivered_at)
) DEFAULT CHARACTER SET utf8mb4;

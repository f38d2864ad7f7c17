-- What an operator sees and says while a drop is on.

-- Told to those who wait, in the spec that the publisher carries to Redis; NULL when there is none.
-- It and admit_per_second may change at any time, with the stock row locked and its version counted.
ALTER TABLE drop_spec ADD COLUMN message VARCHAR(200) CHARACTER SET utf8mb4 NULL;

-- How a drop stood, second by second while it is on: written by one server at a time, thinned as it
-- gets older, so that a drop has some 1,500 rows at most.
CREATE TABLE drop_sample (
  drop_id    BIGINT  NOT NULL,
  slot       BIGINT  NOT NULL, -- seconds since 1970 by the database's clock
  at_ms      BIGINT  NOT NULL, -- ms since 1970 by Redis' clock, which opens drops
  epoch      BIGINT  NOT NULL,
  armed      BOOLEAN NOT NULL,
  waiting    BIGINT  NOT NULL,
  remaining  BIGINT  NOT NULL,
  entered    BIGINT  NOT NULL, -- counters of the epoch
  admitted   BIGINT  NOT NULL,
  under_way  BIGINT  NOT NULL, -- popped and not settled yet
  settle_lag BIGINT  NULL,     -- ms since Kafka had the oldest that is not settled; NULL: unknown
  PRIMARY KEY (drop_id, slot),
  KEY drop_sample_slot (slot)
) DEFAULT CHARACTER SET utf8mb4;

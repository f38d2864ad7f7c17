-- Who changed what: one row a change, written in the transaction of the change, never altered.
CREATE TABLE audit_entry (
  id           BIGINT       NOT NULL PRIMARY KEY,
  at           DATETIME(3)  NOT NULL,
  actor_kind   VARCHAR(8)   NOT NULL, -- STAFF (a session), API (a token), SYSTEM (a job)
  actor_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_name   VARCHAR(100) NOT NULL, -- as it was at the time
  action       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_kind VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id   BIGINT       NOT NULL,
  before_json  TEXT         NULL, -- what the change took away; null when there was nothing
  after_json   TEXT         NULL,
  reason       VARCHAR(500) NULL,
  request_id   VARCHAR(64)  NOT NULL, -- found in the log
  KEY audit_entry_at (at, id),
  KEY audit_entry_subject (subject_kind, subject_id, id),
  KEY audit_entry_actor (actor_kind, actor_id, id),
  KEY audit_entry_action (action, id)
) DEFAULT CHARACTER SET utf8mb4;

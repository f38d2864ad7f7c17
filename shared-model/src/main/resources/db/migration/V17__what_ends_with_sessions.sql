-- What ends with all of somebody's sessions: the tokens of staff, and links that members began.

-- Tokens of the admin API that were issued (iat) to them at or before it are void.
ALTER TABLE staff ADD COLUMN tokens_void_until DATETIME(3) NULL;

CREATE INDEX social_start_member ON social_start (member);
CREATE INDEX login_handover_member ON login_handover (member);

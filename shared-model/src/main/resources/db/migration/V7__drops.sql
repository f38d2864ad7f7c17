-- Drops that were cancelled, and what the lists of deals and of coupons search and sort by. Every
-- list is of one kind, so each index begins with it; all but the first rows stay unread.
ALTER TABLE drop_spec
  ADD COLUMN cancelled_at  DATETIME(3)  NULL, -- closed before its opening
  ADD COLUMN cancel_reason VARCHAR(500) NULL;

CREATE INDEX drop_spec_kind_opens ON drop_spec (kind, opens_at);
CREATE INDEX drop_spec_kind_closes ON drop_spec (kind, closes_at);
CREATE INDEX drop_spec_kind_title ON drop_spec (kind, title);
CREATE INDEX drop_spec_kind_product ON drop_spec (kind, product_id);
CREATE INDEX drop_spec_kind_cancelled ON drop_spec (kind, cancelled_at, closes_at);

-- Payments are looked at again: soon after a hint of the gateway, and some time after their end,
-- as it may have charged late, or given back what nobody here asked for.

ALTER TABLE payment
  ADD COLUMN hint_from DATETIME(3) NULL, -- before it no hint brings a look nearer
  ADD COLUMN differs   VARCHAR(8)  NULL, -- HELD, MORE, LESS: what the gateway's book says otherwise
  ADD KEY payment_differs (differs, id),
  ADD KEY payment_state (state, id),
  ADD KEY payment_member (member, id);
-- look_at: for an ended payment, when to compare it with the gateway's book again.

-- A refund that the gateway refused can be asked for again, as another request.
ALTER TABLE refund
  ADD COLUMN tries INT NOT NULL DEFAULT 0;

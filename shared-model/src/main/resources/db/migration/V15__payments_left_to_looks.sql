-- A payment that was written while too many others waited for the gateway: nobody is asking for it,
-- so its first look may.
ALTER TABLE payment
  ADD COLUMN unasked BOOLEAN NOT NULL DEFAULT FALSE;

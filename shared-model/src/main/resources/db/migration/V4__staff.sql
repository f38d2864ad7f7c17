-- Who runs the shop: the accounts of staff, and the sessions of their browsers. Shoppers have
-- accounts of their own, elsewhere.

CREATE TABLE staff (
  id            BIGINT       NOT NULL PRIMARY KEY,
  email         VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- in lower case
  name          VARCHAR(100) NOT NULL,
  password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- with its method
  role          VARCHAR(16)  NOT NULL, -- OWNER, OPERATOR, SUPPORT, READ_ONLY
  totp_secret   VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,     -- base32
  totp_step     BIGINT       NOT NULL, -- of the newest code that was taken; a code counts once
  guesses       INT          NOT NULL, -- since the last complete sign-in; counted before checked
  locked_until  DATETIME(3)  NULL,
  state         VARCHAR(16)  NOT NULL, -- ACTIVE, BLOCKED
  created_at    DATETIME(3)  NOT NULL,
  updated_at    DATETIME(3)  NOT NULL,
  UNIQUE KEY staff_email (email)
) DEFAULT CHARACTER SET utf8mb4;

-- The tables of Spring Session, under its names, so that every server knows every session.
CREATE TABLE SPRING_SESSION (
  PRIMARY_ID            CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  SESSION_ID            CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  CREATION_TIME         BIGINT       NOT NULL,
  LAST_ACCESS_TIME      BIGINT       NOT NULL,
  MAX_INACTIVE_INTERVAL INT          NOT NULL,
  EXPIRY_TIME           BIGINT       NOT NULL,
  PRINCIPAL_NAME        VARCHAR(100) NULL,
  UNIQUE KEY SPRING_SESSION_IX1 (SESSION_ID),
  KEY SPRING_SESSION_IX2 (EXPIRY_TIME)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
  SESSION_PRIMARY_ID CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ATTRIBUTE_NAME     VARCHAR(200) NOT NULL,
  ATTRIBUTE_BYTES    BLOB         NOT NULL,
  PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_FK FOREIGN KEY (SESSION_PRIMARY_ID)
    REFERENCES SPRING_SESSION (PRIMARY_ID) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- What the first pages sort and search by.
CREATE INDEX product_name ON product (name, id);
CREATE INDEX product_price ON product (price, id);
CREATE INDEX product_stock ON product (stock, id);
CREATE INDEX product_updated ON product (updated_at, id);
CREATE INDEX drop_spec_closes ON drop_spec (closes_at);
CREATE INDEX orders_paid ON orders (paid_at);
CREATE INDEX orders_state ON orders (state, id);

-- The catalogue: products that can be archived and have a picture, what their names are found by,
-- where every unit of their stock came from, and imports of many of them at once.

ALTER TABLE product ADD COLUMN state VARCHAR(8) NOT NULL DEFAULT 'ACTIVE'; -- ACTIVE, ARCHIVED
ALTER TABLE product ADD COLUMN image_hash VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Every list is of one state.
DROP INDEX product_name ON product;
DROP INDEX product_price ON product;
DROP INDEX product_stock ON product;
DROP INDEX product_updated ON product;
CREATE INDEX product_by_id ON product (state, id);
CREATE INDEX product_by_name ON product (state, name, id);
CREATE INDEX product_by_price ON product (state, price, id);
CREATE INDEX product_by_stock ON product (state, stock, id);
CREATE INDEX product_by_updated ON product (state, updated_at, id);

-- What a name is found by: the end of each word from each of its characters on, at most 32 of them,
-- in lower case. A part of a word is the beginning of one of these (see docs/decisions/012).
CREATE TABLE product_term (
  term       VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id BIGINT      NOT NULL,
  PRIMARY KEY (term, product_id),
  KEY product_term_product (product_id)
) DEFAULT CHARACTER SET utf8mb4;

INSERT IGNORE INTO product_term (term, product_id)
WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 200)
SELECT LOWER(SUBSTRING_INDEX(SUBSTRING(p.name, place.n, 32), ' ', 1)), p.id
FROM place JOIN product p ON place.n <= CHAR_LENGTH(p.name)
WHERE SUBSTRING(p.name, place.n, 1) <> ' ';

-- One row for each change of a product's stock, never altered, named by the version of the product
-- that it made. What one begins with is what the one before ended with.
CREATE TABLE stock_change (
  product_id   BIGINT       NOT NULL,
  version      BIGINT       NOT NULL,
  at           DATETIME(3)  NOT NULL,
  units_before INT          NOT NULL,
  units_after  INT          NOT NULL,
  cause        VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- CREATED, MANUAL, IMPORT, DEAL
  drop_id      BIGINT       NULL, -- of a DEAL
  reason       VARCHAR(200) NULL,
  actor_kind   VARCHAR(8)   NOT NULL, -- STAFF, API, SYSTEM
  actor_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_name   VARCHAR(100) NOT NULL,
  PRIMARY KEY (product_id, version)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO stock_change (product_id, version, at, units_before, units_after, cause, actor_kind,
  actor_id, actor_name)
SELECT id, version, updated_at, 0, stock, 'CREATED', 'SYSTEM', 'system', 'system' FROM product;

-- Pictures as they are served, in each of their sizes; which one is a product's, the product says.
CREATE TABLE product_image (
  product_id BIGINT      NOT NULL,
  width      INT         NOT NULL,
  hash       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- of the largest size
  content    MEDIUMBLOB  NOT NULL, -- a JPEG of our own making
  PRIMARY KEY (product_id, width),
  KEY product_image_hash (hash, width)
) DEFAULT CHARACTER SET utf8mb4;

-- Files of products that were sent in. The content is kept only while it can still be applied.
CREATE TABLE product_import (
  id           BIGINT       NOT NULL PRIMARY KEY,
  file_name    VARCHAR(200) NOT NULL,
  state        VARCHAR(10)  NOT NULL, -- CHECKING, READY, BROKEN, APPLYING, DONE, FAILED, DISCARDED
  content      MEDIUMBLOB   NOT NULL,
  rows_total   INT          NOT NULL,
  creates      INT          NOT NULL,
  updates      INT          NOT NULL,
  flaws        INT          NOT NULL,
  preview_json MEDIUMTEXT   NULL, -- the first rows, as they would change something
  seen_json    MEDIUMTEXT   NULL, -- versions of the products that the check saw
  actor_kind   VARCHAR(8)   NOT NULL, -- who sent it in, then who confirmed it
  actor_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_name   VARCHAR(100) NOT NULL,
  request_id   VARCHAR(64)  NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  checked_at   DATETIME(3)  NULL,
  changed_at   DATETIME(3)  NOT NULL,
  KEY product_import_state (state, changed_at)
) DEFAULT CHARACTER SET utf8mb4;

-- How far the work has come; apart, because the row above is locked meanwhile.
CREATE TABLE product_import_work (
  import_id   BIGINT      NOT NULL PRIMARY KEY,
  rows_done   INT         NOT NULL,
  lease_until DATETIME(3) NOT NULL -- from then on another server may take it over
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE product_import_flaw (
  import_id BIGINT      NOT NULL,
  number    INT         NOT NULL,
  row_no    INT         NOT NULL, -- as a spreadsheet counts, the heading is 1; 0 for the file
  field     VARCHAR(40) NOT NULL, -- as the heading spells it; empty for the whole row
  kind      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (import_id, number)
) DEFAULT CHARACTER SET utf8mb4;

-- Carts: what members mean to buy. Nothing is kept back for them; the order takes the stock.

-- The one row that every change of a cart locks first.
CREATE TABLE cart (
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  changed_at DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE cart_item (
  member     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id BIGINT      NOT NULL,
  quantity   INT         NOT NULL,
  price_then BIGINT      NOT NULL, -- of one, in won, when it was put in
  added_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (member, product_id),
  CONSTRAINT cart_item_quantity_bounded CHECK (quantity BETWEEN 1 AND 99)
) DEFAULT CHARACTER SET utf8mb4;

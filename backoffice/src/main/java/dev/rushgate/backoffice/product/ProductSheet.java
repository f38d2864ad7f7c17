package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.Inspection;

/** What an operator states about a product. */
public record ProductSheet(String name, String description, long price, int stock) {

  public static final int NAME_MAX = 200;
  public static final int DESCRIPTION_MAX = 4_000;
  public static final int STOCK_MAX = 1_000_000_000;

  /** To lay a change over that names everything. */
  public static final ProductSheet BLANK = new ProductSheet("?", "", 0, 0);

  /** Refuses values out of bounds with {@code InvalidInput}. */
  public ProductSheet {
    var inspection = new Inspection();
    inspection.text(name, "name", NAME_MAX);
    inspection.require(
        description.length() <= DESCRIPTION_MAX,
        "description",
        "is at most " + DESCRIPTION_MAX + " characters");
    inspection.amount(price, "price");
    inspection.number(stock, "stock", 0, STOCK_MAX);
    inspection.end();
  }
}

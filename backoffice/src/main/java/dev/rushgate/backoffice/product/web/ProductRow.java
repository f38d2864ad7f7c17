package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.ProductDetails;
import java.time.Instant;

/** A product in the list. */
record ProductRow(String id, String name, long price, int stock, Instant updatedAt) {

  private static final int LOW = 10;

  static ProductRow of(ProductDetails product) {
    return new ProductRow(
        Long.toString(product.id()),
        product.name(),
        product.price(),
        product.stock(),
        product.updatedAt());
  }

  /** The last part of a message's key, and the tone of its pill. */
  public String supply() {
    return stock == 0 ? "none" : stock <= LOW ? "low" : "enough";
  }
}

package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductImages;
import dev.rushgate.backoffice.product.image.Picture;
import java.time.Instant;

/**
 * A product in the list.
 *
 * @param image the address of its picture; empty when it has none
 */
record ProductRow(
    String id,
    String name,
    String image,
    long price,
    int stock,
    boolean archived,
    Instant updatedAt) {

  private static final int LOW = 10;

  static ProductRow of(ProductDetails product) {
    String image = product.image();
    return new ProductRow(
        Long.toString(product.id()),
        product.name(),
        image == null ? "" : ProductImages.address(image, Picture.SMALL),
        product.price(),
        product.stock(),
        product.isArchived(),
        product.updatedAt());
  }

  /** The last part of a message's key, and the tone of its pill. */
  public String supply() {
    return archived ? "archived" : stock == 0 ? "none" : stock <= LOW ? "low" : "enough";
  }
}

package dev.rushgate.backoffice.product.image;

/** Why a file cannot be a product's picture. */
public enum PictureFlaw {
  MISSING("is missing"),
  TOO_LARGE("is at most " + Picture.BYTES_MAX + " bytes"),
  WRONG_TYPE("is a JPEG or PNG file by its content"),
  TOO_MANY_PIXELS(
      "has at most "
          + Picture.PIXELS_MAX
          + " pixels, and at most "
          + Picture.EDGE_MAX
          + " on an edge"),
  BROKEN("cannot be read to its end");

  private final String rule;

  PictureFlaw(String rule) {
    this.rule = rule;
  }

  /** As a caller of the API is told. */
  public String rule() {
    return rule;
  }
}

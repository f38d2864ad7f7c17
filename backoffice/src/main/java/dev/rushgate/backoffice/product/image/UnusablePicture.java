package dev.rushgate.backoffice.product.image;

/** Leaves the reading of a file that cannot be a picture; never leaves this package. */
final class UnusablePicture extends Exception {

  private static final long serialVersionUID = 1L;

  private final PictureFlaw flaw;

  UnusablePicture(PictureFlaw flaw) {
    super(flaw.name(), null, false, false);
    this.flaw = flaw;
  }

  PictureFlaw flaw() {
    return flaw;
  }
}

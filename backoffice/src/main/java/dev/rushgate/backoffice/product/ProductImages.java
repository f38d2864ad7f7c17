package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.product.image.Picture;
import dev.rushgate.backoffice.product.image.PictureFlaw;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The pictures of products. */
@Service
public class ProductImages {

  private static final String ADDRESS = "/images/";

  private final ImageShelf shelf;

  ProductImages(ImageShelf shelf) {
    this.shelf = shelf;
  }

  /** Where every server shows the picture of that name, in that size of {@link Picture}. */
  public static String address(String name, int size) {
    return ADDRESS + name + "-" + size + ".jpg";
  }

  /** What became of a file that was sent in. */
  public sealed interface Outcome {
    record Done(ProductDetails product) implements Outcome {}

    record Unknown() implements Outcome {}

    record Refused(PictureFlaw flaw) implements Outcome {}
  }

  /** Unpacks the file before any row is touched, then shows it instead of what was shown. */
  public Outcome replace(long productId, byte[] file) {
    return switch (Picture.read(file)) {
      case Picture.Reading.Refused refused -> new Outcome.Refused(refused.flaw());
      case Picture.Reading.Taken taken ->
          shelf
              .put(productId, taken.picture())
              .<Outcome>map(Outcome.Done::new)
              .orElseGet(Outcome.Unknown::new);
    };
  }

  public Outcome remove(long productId) {
    return shelf.clear(productId).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Unknown::new);
  }

  /** The file of that size; nothing when no product shows the picture any more. */
  public Optional<byte[]> find(String name, int size) {
    return shelf.find(name, size);
  }
}

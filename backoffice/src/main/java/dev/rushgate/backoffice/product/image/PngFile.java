package dev.rushgate.backoffice.product.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A PNG file, as far as its chunks. Only those that make the picture are kept: the others carry
 * texts and profiles, some of them deflated, that no decoder needs to unpack for us.
 */
final class PngFile {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int AROUND_DATA_BYTES = 12; // the length, the type, and a sum at the end
  private static final String FIRST = "IHDR";
  private static final String LAST = "IEND";
  private static final Set<String> OF_THE_PICTURE = Set.of(FIRST, "PLTE", "tRNS", "IDAT", LAST);

  private PngFile() {}

  static boolean isOne(byte[] file) {
    return file.length > SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /** The same picture without what is not of it; refuses a file without its end. */
  static byte[] plain(byte[] file) throws UnusablePicture {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, SIGNATURE.length);
    String expected = FIRST;
    int at = SIGNATURE.length;
    while (at + AROUND_DATA_BYTES <= file.length) {
      int bytes = ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
      if (bytes < 0 || bytes > file.length - at - AROUND_DATA_BYTES) {
        break;
      }
      String type = new String(file, at + Integer.BYTES, 4, StandardCharsets.ISO_8859_1);
      if (!expected.isEmpty() && !expected.equals(type)) {
        break;
      }
      expected = "";
      if (OF_THE_PICTURE.contains(type)) {
        kept.write(file, at, bytes + AROUND_DATA_BYTES);
      }
      if (type.equals(LAST)) {
        return kept.toByteArray();
      }
      at += bytes + AROUND_DATA_BYTES;
    }
    throw new UnusablePicture(PictureFlaw.BROKEN);
  }
}

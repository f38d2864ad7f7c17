package dev.rushgate.backoffice.product.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as it is shown: JPEG files of our own making, in each size, with nothing of the file
 * that was sent in but its pixels.
 *
 * @param name made of the content of the largest size
 * @param sizes files by the longest edge that they may have
 */
public record Picture(String name, SortedMap<Integer, byte[]> sizes) {

  public static final int LARGE = 1_200;
  public static final int MEDIUM = 480;
  public static final int SMALL = 96;

  static final int BYTES_MAX = 5 * 1024 * 1024;
  static final int PIXELS_MAX = 25_000_000;
  static final int EDGE_MAX = 12_000;

  private static final float QUALITY = 0.85f;
  private static final int NAME_BYTES = 16;

  // One at a time: a picture within the bounds takes 100 MB while it is unpacked.
  private static final Semaphore ROOM = new Semaphore(1, true);

  /** What a file turned out to be. */
  public sealed interface Reading {
    record Taken(Picture picture) implements Reading {}

    record Refused(PictureFlaw flaw) implements Reading {}
  }

  public static Reading read(byte[] file) {
    if (file.length == 0) {
      return new Reading.Refused(PictureFlaw.MISSING);
    }
    if (file.length > BYTES_MAX) {
      return new Reading.Refused(PictureFlaw.TOO_LARGE);
    }
    ROOM.acquireUninterruptibly();
    try {
      return new Reading.Taken(of(upright(file)));
    } catch (UnusablePicture unusable) {
      return new Reading.Refused(unusable.flaw());
    } finally {
      ROOM.release();
    }
  }

  private static BufferedImage upright(byte[] file) throws UnusablePicture {
    if (PngFile.isOne(file)) {
      return Canvas.upright(decoded(PngFile.plain(file), "png"), 1);
    }
    if (JpegFile.isOne(file)) {
      int turn = JpegFile.of(file).turn();
      return Canvas.upright(decoded(file, "jpeg"), turn);
    }
    throw new UnusablePicture(PictureFlaw.WRONG_TYPE);
  }

  /** The head is read and judged before anything is unpacked. */
  private static BufferedImage decoded(byte[] file, String format) throws UnusablePicture {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try {
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
      int edge = boundedEdge(reader.getWidth(0), reader.getHeight(0));
      var param = reader.getDefaultReadParam();
      int step = Math.max(1, edge / (LARGE + LARGE / 2));
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) { // whatever the decoder trips over
      throw new UnusablePicture(PictureFlaw.BROKEN);
    } finally {
      reader.dispose();
    }
  }

  private static int boundedEdge(int width, int height) throws UnusablePicture {
    int edge = Math.max(width, height);
    if (edge > EDGE_MAX || (long) width * height > PIXELS_MAX) {
      throw new UnusablePicture(PictureFlaw.TOO_MANY_PIXELS);
    }
    return edge;
  }

  private static Picture of(BufferedImage drawn) {
    var sizes = new TreeMap<Integer, byte[]>();
    BufferedImage shown = drawn;
    for (int edge : List.of(LARGE, MEDIUM, SMALL)) {
      shown = Canvas.within(shown, edge);
      sizes.put(edge, jpeg(shown));
    }
    return new Picture(nameOf(Objects.requireNonNull(sizes.get(LARGE))), sizes);
  }

  private static byte[] jpeg(BufferedImage shown) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(shown, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static String nameOf(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

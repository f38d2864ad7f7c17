package dev.rushgate.backoffice.testkit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files that are pictures, and files that only say so. */
public final class Images {

  private Images() {}

  /**
   * Red on its left half, blue on its right, and nothing below its middle where it may be clear.
   */
  public static BufferedImage drawn(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height / 2);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width - width / 2, height / 2);
    pen.dispose();
    return image;
  }

  public static byte[] png(int width, int height) {
    return file(drawn(width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return file(drawn(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
  }

  /** As a camera writes it that was held in one of eight ways. */
  public static byte[] jpegTurned(int width, int height, int turn) {
    byte[] tiff =
        ByteBuffer.allocate(26)
            .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) turn)
            .putShort((short) 0)
            .putInt(0)
            .array();
    var segment = new ByteArrayOutputStream();
    segment.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    segment.writeBytes(tiff);
    segment.writeBytes("GPS of a home".getBytes(StandardCharsets.ISO_8859_1));
    byte[] plain = jpeg(width, height);
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.writeBytes(
        ByteBuffer.allocate(4)
            .putShort((short) 0xFFE1)
            .putShort((short) (segment.size() + 2))
            .array());
    out.writeBytes(segment.toByteArray());
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  /** A PNG file that is small, and says that it is so large. */
  public static byte[] bomb(int width, int height) {
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 0, 0, 0, 0})
            .array();
    var deflater = new Deflater();
    deflater.setInput(new byte[1_000_000]);
    deflater.finish();
    byte[] packed = new byte[10_000];
    int bytes = deflater.deflate(packed);
    deflater.end();
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeBytes(chunk("IHDR", head));
    out.writeBytes(chunk("IDAT", java.util.Arrays.copyOf(packed, bytes)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** A piece of a PNG file. */
  public static byte[] chunk(String type, byte[] data) {
    byte[] named =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.ISO_8859_1))
            .put(data)
            .array();
    var sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(data.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  public static BufferedImage read(byte[] file) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] file(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

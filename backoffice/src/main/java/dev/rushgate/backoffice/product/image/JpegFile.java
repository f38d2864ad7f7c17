package dev.rushgate.backoffice.product.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG file, as far as its segments.
 *
 * @param turn how the picture is to be turned, as cameras write it: 1 to 8, 1 for not at all
 */
record JpegFile(int turn) {

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int CAMERA = 0xE1;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ORIENTATION = 0x0112;
  private static final int DIRECTORY_ENTRY_BYTES = 12;
  private static final int STRAIGHT = 1;

  /** A progressive picture has some ten; each costs a pass over all pixels. */
  private static final int SCANS_MAX = 32;

  static boolean isOne(byte[] file) {
    return file.length > 3 && marker(file, 0) == START && (file[2] & 0xff) == 0xff;
  }

  /** Refuses a file without its end, or of too many passes. */
  static JpegFile of(byte[] file) throws UnusablePicture {
    int turn = STRAIGHT;
    int scans = 0;
    int at = 2;
    while (at + 1 < file.length) {
      int marker = marker(file, at);
      if (marker == END && scans > 0) {
        return new JpegFile(turn);
      }
      if (marker == 0xff) { // padding
        at++;
        continue;
      }
      int bytes = at + 4 <= file.length && marker > 0 ? number(file, at + 2) : 0;
      if (bytes < 2 || at + 2 + bytes > file.length) {
        break;
      }
      turn = marker == CAMERA && turn == STRAIGHT ? turn(file, at + 4, bytes - 2) : turn;
      at += 2 + bytes;
      if (marker == SCAN) {
        scans++;
        at = endOfScan(file, at);
      }
      if (scans > SCANS_MAX) {
        break;
      }
    }
    throw new UnusablePicture(PictureFlaw.BROKEN);
  }

  private static int marker(byte[] file, int at) {
    return (file[at] & 0xff) == 0xff ? file[at + 1] & 0xff : -1;
  }

  private static int number(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }

  /** Where the next marker stands that is none of those within a scan. */
  private static int endOfScan(byte[] file, int from) {
    int at = from;
    while (at + 1 < file.length) {
      int marker = marker(file, at);
      if (marker > 0 && marker != 0xff && (marker < 0xD0 || marker > 0xD7)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static int turn(byte[] file, int from, int bytes) {
    byte[] segment = Arrays.copyOfRange(file, from, from + bytes);
    if (!Arrays.equals(segment, 0, Math.min(bytes, EXIF.length), EXIF, 0, EXIF.length)) {
      return STRAIGHT;
    }
    try {
      int turn = orientation(ByteBuffer.wrap(segment, EXIF.length, bytes - EXIF.length).slice());
      return turn >= 1 && turn <= 8 ? turn : STRAIGHT;
    } catch (IndexOutOfBoundsException e) { // a broken note about the picture is not its fault
      return STRAIGHT;
    }
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * DIRECTORY_ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
        return tiff.getShort(entry + 8);
      }
    }
    return STRAIGHT;
  }
}

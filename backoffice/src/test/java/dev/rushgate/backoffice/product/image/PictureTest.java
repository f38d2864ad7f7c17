package dev.rushgate.backoffice.product.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Images;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {

  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;
  private static final int WHITE = 0xFFFFFF;

  private static Picture taken(byte[] file) {
    assertThat(Picture.read(file)).isInstanceOf(Picture.Reading.Taken.class);
    return ((Picture.Reading.Taken) Picture.read(file)).picture();
  }

  private static BufferedImage shown(Picture picture, int size) {
    return Images.read(Objects.requireNonNull(picture.sizes().get(size)));
  }

  private static PictureFlaw refused(byte[] file) {
    assertThat(Picture.read(file)).isInstanceOf(Picture.Reading.Refused.class);
    return ((Picture.Reading.Refused) Picture.read(file)).flaw();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new java.io.ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static void requireColour(BufferedImage image, double x, double y, int colour) {
    int at = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
    for (int shift : new int[] {0, 8, 16}) {
      assertThat(at >> shift & 0xFF)
          .isBetween((colour >> shift & 0xFF) - 40, (colour >> shift & 0xFF) + 40);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3000, 2000, 1200, 800, 96, 64",
    "2000, 3000, 800, 1200, 64, 96",
    "300, 200, 300, 200, 96, 64",
    "1, 1, 1, 1, 1, 1",
    "5000, 10, 1200, 2, 96, 1"
  })
  void everySizeKeepsTheShapeAndNoneIsBlownUp(
      int width, int height, int largeWidth, int largeHeight, int smallWidth, int smallHeight) {
    Picture picture = taken(Images.png(width, height));
    assertThat(picture.sizes()).containsOnlyKeys(Picture.LARGE, Picture.MEDIUM, Picture.SMALL);
    BufferedImage large = shown(picture, Picture.LARGE);
    BufferedImage small = shown(picture, Picture.SMALL);
    assertThat(large.getWidth()).isEqualTo(largeWidth);
    assertThat(large.getHeight()).isBetween(largeHeight - 1, largeHeight + 1);
    assertThat(small.getWidth()).isEqualTo(smallWidth);
    assertThat(small.getHeight()).isBetween(Math.max(1, smallHeight - 1), smallHeight + 1);
  }

  @Test
  void whatIsClearBecomesWhite() {
    BufferedImage shown = shown(taken(Images.png(400, 400)), Picture.MEDIUM);
    requireColour(shown, 0.25, 0.25, RED);
    requireColour(shown, 0.75, 0.25, BLUE);
    requireColour(shown, 0.5, 0.75, WHITE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 400, 200, 0.25, 0.25, 0.75, 0.25",
    "2, 400, 200, 0.75, 0.25, 0.25, 0.25",
    "3, 400, 200, 0.75, 0.75, 0.25, 0.75",
    "4, 400, 200, 0.25, 0.75, 0.75, 0.75",
    "5, 200, 400, 0.25, 0.25, 0.25, 0.75",
    "6, 200, 400, 0.75, 0.25, 0.75, 0.75",
    "7, 200, 400, 0.75, 0.75, 0.75, 0.25",
    "8, 200, 400, 0.25, 0.75, 0.25, 0.25"
  })
  void aPhotoStandsUpright(
      int turn, int width, int height, double rx, double ry, double bx, double by) {
    Picture picture = taken(Images.jpegTurned(400, 200, turn));
    BufferedImage shown = shown(picture, Picture.LARGE);
    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getHeight()).isEqualTo(height);
    requireColour(shown, rx, ry, RED);
    requireColour(shown, bx, by, BLUE);
  }

  @Test
  void nothingButThePixelsIsKept() {
    byte[] photo = Images.jpegTurned(400, 200, 1);
    byte[] png = Images.png(40, 40);
    byte[] polyglot =
        joined(
            Arrays.copyOf(png, 33),
            Images.chunk("tEXt", text("Comment\0<script>alert(1)</script>")),
            Arrays.copyOfRange(png, 33, png.length),
            text("<script>alert(2)</script>"));
    assertThat(photo).contains(text("GPS of a home"));
    for (byte[] file : new byte[][] {photo, polyglot}) {
      taken(file)
          .sizes()
          .values()
          .forEach(
              shown ->
                  assertThat(new String(shown, StandardCharsets.ISO_8859_1))
                      .doesNotContain("Exif", "GPS", "script"));
    }
  }

  @Test
  void theSamePictureHasTheSameName() {
    assertThat(taken(Images.png(50, 50)).name())
        .matches("[0-9a-f]{32}")
        .isEqualTo(taken(Images.png(50, 50)).name())
        .isNotEqualTo(taken(Images.png(51, 50)).name());
  }

  static Stream<Named<byte[]>> noPictures() {
    return Stream.of(
        Named.of("html", text("<html><script>alert(1)</script></html>")),
        Named.of("svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
        Named.of("gif", text("GIF89a\1\0\1\0\0\0\0;")),
        Named.of("bmp", text("BM..................................")),
        Named.of("one byte", new byte[] {(byte) 0xFF}));
  }

  @ParameterizedTest
  @MethodSource("noPictures")
  void theContentSaysWhatAFileIs(byte[] file) {
    assertThat(refused(file)).isEqualTo(PictureFlaw.WRONG_TYPE);
  }

  @Test
  void aFileIsReadWithinItsBounds() {
    assertThat(refused(new byte[0])).isEqualTo(PictureFlaw.MISSING);
    byte[] large = Arrays.copyOf(Images.png(10, 10), Picture.BYTES_MAX + 1);
    assertThat(refused(large)).isEqualTo(PictureFlaw.TOO_LARGE);
    assertThat(taken(Arrays.copyOf(large, Picture.BYTES_MAX)).name()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000", "2147483647, 2147483647", "5001, 5000", "12001, 1"})
  void aBombIsJudgedByItsHead(int width, int height) {
    byte[] bomb = Images.bomb(width, height);
    assertThat(bomb).hasSizeLessThan(10_000);
    assertThat(refused(bomb)).isEqualTo(PictureFlaw.TOO_MANY_PIXELS);
  }

  @Test
  void aBombInANoteIsNotUnpacked() {
    byte[] png = Images.png(40, 40);
    byte[] notes = Images.chunk("zTXt", joined(text("Comment\0\0"), new byte[100]));
    assertThat(
            taken(joined(Arrays.copyOf(png, 33), notes, Arrays.copyOfRange(png, 33, png.length)))
                .name())
        .isEqualTo(taken(png).name());
  }

  @Test
  void aFileThatWasCutIsBroken() {
    for (byte[] whole : new byte[][] {Images.png(300, 300), Images.jpeg(300, 300)}) {
      for (int kept : new int[] {30, whole.length / 2, whole.length - 3}) {
        assertThat(refused(Arrays.copyOf(whole, kept)))
            .as(kept + " of " + whole.length)
            .isEqualTo(PictureFlaw.BROKEN);
      }
    }
  }

  @Test
  void aFileOfNonsenseIsBroken() {
    byte[] png = Images.bomb(100, 100);
    byte[] other = png.clone();
    Arrays.fill(other, 41, other.length - 20, (byte) 7);
    assertThat(refused(other)).isEqualTo(PictureFlaw.BROKEN);
    assertThat(refused(Images.bomb(0, 100))).isEqualTo(PictureFlaw.BROKEN);
    byte[] jpeg = Images.jpeg(100, 100);
    Arrays.fill(jpeg, 4, 200, (byte) 1);
    assertThat(refused(jpeg)).isEqualTo(PictureFlaw.BROKEN);
  }
}

package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

  private static final int SCALE = 8;
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
  private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

  @Test
  void aPhoneReadsWhatWasDrawn() throws ReaderException {
    var enrolment = new Enrolment("mina+kim@example.com", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(enrolment.uri())
        .isEqualTo(
            "otpauth://totp/Rushgate:mina%2Bkim%40example.com"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rushgate"
                + "&algorithm=SHA1&digits=6&period=30");
    assertThat(read(enrolment.picture())).isEqualTo(enrolment.uri());
    assertThat(enrolment.typed()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  }

  private static String read(String address) throws NotFoundException, ReaderException {
    String svg =
        new String(
            Base64.getDecoder().decode(address.replaceFirst("[^,]*,", "")), StandardCharsets.UTF_8);
    var size = SIZE.matcher(svg);
    assertThat(size.find()).isTrue();
    int dots = Integer.parseInt(size.group(1));
    byte[][] light = new byte[dots * SCALE][dots * SCALE];
    for (byte[] row : light) {
      Arrays.fill(row, (byte) 255);
    }
    DOT.matcher(svg)
        .results()
        .forEach(
            dot -> {
              for (int y = 0; y < SCALE; y++) {
                int from = Integer.parseInt(dot.group(1)) * SCALE;
                Arrays.fill(
                    light[Integer.parseInt(dot.group(2)) * SCALE + y],
                    from,
                    from + SCALE,
                    (byte) 0);
              }
            });
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(of(light)))).getText();
  }

  private static LuminanceSource of(byte[][] light) {
    return new LuminanceSource(light.length, light.length) {
      @Override
      public byte[] getRow(int y, byte[] row) {
        return light[y].clone();
      }

      @Override
      public byte[] getMatrix() {
        byte[] all = new byte[light.length * light.length];
        for (int y = 0; y < light.length; y++) {
          System.arraycopy(light[y], 0, all, y * light.length, light.length);
        }
        return all;
      }
    };
  }
}

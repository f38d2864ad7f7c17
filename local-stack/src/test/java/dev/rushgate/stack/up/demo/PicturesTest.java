package dev.rushgate.stack.up.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private static final int BYTES_MAX = 150_000;
  private static final int COLOURS_MIN = 500;

  private final Pictures pictures = new Pictures();

  @Test
  void theSameProductIsDrawnAlikeAndAnotherOneIsNot() throws IOException {
    byte[] mug = pictures.draw("cloud-mug", "mug", "sky");
    assertThat(mug).hasSizeLessThan(BYTES_MAX);
    assertThat(pictures.draw("cloud-mug", "mug", "sky")).isEqualTo(mug);
    assertThat(pictures.draw("tea-mug", "mug", "sky")).isNotEqualTo(mug);
    var drawn = ImageIO.read(new ByteArrayInputStream(mug));
    int[] pixels =
        drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());
    assertThat(java.util.Arrays.stream(pixels).distinct().count()).isGreaterThan(COLOURS_MIN);
  }

  @Test
  void everyProductHasItsMotifAndItsPalette() {
    assertThat(Table.read("products.csv"))
        .allMatch(row -> Palette.all().containsKey(row.text("palette")))
        .allMatch(
            row ->
                Table.read("motifs.csv").stream()
                    .anyMatch(motif -> motif.text("motif").equals(row.text("motif"))));
    assertThatThrownBy(() -> pictures.draw("odd", "unicorn", "sky"))
        .hasMessageContaining("unicorn");
  }
}

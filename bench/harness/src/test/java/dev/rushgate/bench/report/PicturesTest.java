package dev.rushgate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

  @Test
  void aRunGetsBarsAndCurves(@TempDir Path folder) throws IOException {
    var files = Pictures.write(Runs.small(), folder);
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "entering-entries-per-s.png",
            "entering-entries-per-s.svg",
            "entering-latency.png",
            "entering-latency.svg");
    for (Path file : files) {
      assertThat(file).isNotEmptyFile();
    }
    assertThat(coloursOf(files.get(0))).contains(Look.COLOURS[0].getRGB(), Look.INK.getRGB());
    assertThat(coloursOf(files.get(2)))
        .contains(Look.COLOURS[0].getRGB(), Look.COLOURS[1].getRGB());
    assertThat(Files.readString(files.get(1))).contains("<svg");
  }

  @ParameterizedTest
  @CsvSource({"0,0%", "1,90%", "2,99%", "3,99.9%", "4,99.99%"})
  void eachStepToTheRightIsOneNineMore(double nines, String label) {
    assertThat(PercentileChart.label(nines)).isEqualTo(label);
    double percentile = Double.parseDouble(label.replace("%", ""));
    assertThat(PercentileChart.nines(percentile)).isCloseTo(nines, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  private static Set<Integer> coloursOf(Path picture) throws IOException {
    var image = ImageIO.read(picture.toFile());
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}

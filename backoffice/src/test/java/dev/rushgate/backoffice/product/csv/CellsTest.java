package dev.rushgate.backoffice.product.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+82 10",
        "-3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "'=1",
        "''=1",
        "=HYPERLINK(\"http://evil.example\")\nsecond line"
      })
  void aCellThatCouldRunIsGuardedAndComesBackAsItWas(String text) {
    String cell = Cells.guarded(text);
    assertThat(cell).isEqualTo("'" + text);
    assertThat(Cells.plain(cell)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lamp", "39000", "a=b", "'quoted'", "'", "''", "it's = fine", " =1"})
  void anyOtherIsLeftAlone(String text) {
    assertThat(Cells.guarded(text)).isEqualTo(text);
    assertThat(Cells.plain(text)).isEqualTo(text);
  }
}

package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void cellsAreQuotedWhereTheyHaveTo() {
    assertThat(Csv.line("a", null, "b,c", "d\"e", "f\ng"))
        .isEqualTo("a,,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void aSpreadsheetComputesNothing(String cell) {
    assertThat(Csv.line(cell)).isEqualTo("'" + cell + "\r\n");
  }

  @Test
  void aFormulaThatNeedsQuotesIsHarmlessInsideThem() {
    assertThat(Csv.line("=HYPERLINK(\"x\",1)")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",1)\"\r\n");
    assertThat(Csv.line("a=b")).isEqualTo("a=b\r\n");
  }
}

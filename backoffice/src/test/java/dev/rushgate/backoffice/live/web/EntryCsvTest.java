package dev.rushgate.backoffice.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.live.EntryLine;
import dev.rushgate.backoffice.live.Fate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1|'=1+1",
        "+82|'+82",
        "-member|'-member",
        "@SUM(A1)|'@SUM(A1)",
        "mina|mina",
        "a,b|\"a,b\"",
        "say \"no\"|\"say \"\"no\"\"\"",
        "=\"x\",y|\"'=\"\"x\"\",y\""
      })
  void whatASpreadsheetWouldTakeForAFormulaIsText(String value, String cell) {
    assertThat(EntryCsv.cell(value)).isEqualTo(cell);
  }

  @Test
  void aRowNamesWhatIsKnownAndLeavesTheRestEmpty() {
    var waiting = new EntryLine("-mina", Fate.WAITING, -12L, null, null, null, null, null);
    assertThat(EntryCsv.row(waiting)).isEqualTo("'-mina,WAITING,-12,,,,,\r\n");
    var paid =
        new EntryLine(
            "mina",
            Fate.PAID,
            3L,
            "7.1.3",
            "99",
            null,
            "two\nlines",
            Instant.parse("2026-11-21T09:00:00Z"));
    assertThat(EntryCsv.row(paid))
        .isEqualTo("mina,PAID,3,7.1.3,99,,\"two\nlines\",2026-11-21T09:00:00Z\r\n");
  }
}

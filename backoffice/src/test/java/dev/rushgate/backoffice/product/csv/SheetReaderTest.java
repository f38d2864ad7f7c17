package dev.rushgate.backoffice.product.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.product.ProductBulk;
import dev.rushgate.backoffice.product.ProductChange;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetReaderTest {

  private static final String HEADING = "id,name,description,price,stock\n";

  private static Sheet read(String text) {
    return SheetReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Flaw flaw(int row, String field, Flaw.Kind kind) {
    return new Flaw(row, field, kind);
  }

  @Test
  void aRowIsReadWhateverTheOrderOfTheColumns() {
    Sheet sheet = read("\uFEFFStock, PRICE ,Name\r\n\"1,000\",39000,\"달항아리, \"\"큰\"\" 것\"\r\n");
    assertThat(sheet.flaws()).isEmpty();
    assertThat(sheet.lines())
        .containsExactly(
            new ProductBulk.Line(
                2, null, new ProductChange("달항아리, \"큰\" 것", null, 39_000L, 1_000, null)));
  }

  @Test
  void whatARowHasNoColumnForIsLeftAlone() {
    assertThat(read("id,price\n7,5\n").lines())
        .containsExactly(
            new ProductBulk.Line(2, 7L, new ProductChange(null, null, 5L, null, null)));
  }

  @Test
  void rowsAreCountedAsASpreadsheetCounts() {
    Sheet sheet = read(HEADING + "\n,A,\"two\nlines\",1,1\n,,,,\n,B,,x,1\n");
    assertThat(sheet.rows()).isEqualTo(2);
    assertThat(sheet.lines()).extracting(ProductBulk.Line::row).containsExactly(3);
    assertThat(sheet.flaws()).containsExactly(flaw(5, "price", Flaw.Kind.VALUE));
  }

  @Test
  void everyFlawIsNamedByRowAndColumn() {
    Sheet sheet =
        read(
            HEADING
                + ",,,,\n"
                + "x,A,,1,1\n"
                + ",,a,-1,1.5\n"
                + "7,,,,\n"
                + ","
                + "n".repeat(201)
                + ",,10000000000001,1000000001\n"
                + ",A,,1\n");
    assertThat(sheet.lines()).isEmpty();
    assertThat(sheet.flaws())
        .containsExactlyInAnyOrder(
            flaw(3, "id", Flaw.Kind.VALUE),
            flaw(4, "name", Flaw.Kind.MISSING),
            flaw(4, "price", Flaw.Kind.VALUE),
            flaw(4, "stock", Flaw.Kind.VALUE),
            flaw(5, "name", Flaw.Kind.MISSING),
            flaw(5, "price", Flaw.Kind.MISSING),
            flaw(5, "stock", Flaw.Kind.MISSING),
            flaw(6, "name", Flaw.Kind.VALUE),
            flaw(6, "price", Flaw.Kind.VALUE),
            flaw(6, "stock", Flaw.Kind.VALUE),
            flaw(7, "", Flaw.Kind.CELLS));
  }

  @Test
  void aHeadingNamesColumnsThatThereAreOnce() {
    assertThat(read("id,name,version,Name,=cmd\n1,a,2,b,c\n").flaws())
        .containsExactly(
            flaw(1, "version", Flaw.Kind.COLUMN_UNKNOWN),
            flaw(1, "Name", Flaw.Kind.COLUMN_TWICE),
            flaw(1, "=cmd", Flaw.Kind.COLUMN_UNKNOWN));
  }

  @Test
  void whatIsNoSheetIsSaidOnce() {
    assertThat(read("").flaws()).containsExactly(flaw(0, "", Flaw.Kind.EMPTY));
    assertThat(read(HEADING).flaws()).containsExactly(flaw(0, "", Flaw.Kind.EMPTY));
    assertThat(read(HEADING + ",\"A\"x,,1,1\n").flaws())
        .containsExactly(flaw(0, "", Flaw.Kind.NOT_CSV));
    assertThat(read(HEADING + ",\"A,,1,1\n").flaws())
        .containsExactly(flaw(0, "", Flaw.Kind.NOT_CSV));
    byte[] other = (HEADING + ",달항아리,,1,1\n").getBytes(Charset.forName("EUC-KR"));
    assertThat(SheetReader.read(other).flaws()).containsExactly(flaw(0, "", Flaw.Kind.NOT_TEXT));
  }

  @Test
  void aSheetHasABound() {
    assertThat(read(HEADING + rows(SheetReader.ROWS_MAX)).lines()).hasSize(SheetReader.ROWS_MAX);
    assertThat(read(HEADING + rows(SheetReader.ROWS_MAX + 1)).flaws())
        .containsExactly(flaw(0, "", Flaw.Kind.TOO_MANY_ROWS));
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ",P" + i + ",,1,1\n")
        .collect(Collectors.joining());
  }
}

package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductBulk;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file: a heading that names columns in any order, then a product in each row. */
final class SheetReader {

  static final int ROWS_MAX = 10_000;

  private static final int TITLE_SHOWN_MAX = 40;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  // Empty lines are read, so that rows are counted as a spreadsheet counts them.
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

  private final List<ProductBulk.Line> lines = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private int rows;

  private SheetReader() {}

  static Sheet read(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      return Sheet.unreadable(Flaw.Kind.NOT_TEXT);
    }
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(new StringReader(plain), FORMAT)) {
      return new SheetReader().read(parser.iterator());
    } catch (IOException | UncheckedIOException e) {
      return Sheet.unreadable(Flaw.Kind.NOT_CSV);
    }
  }

  private Sheet read(Iterator<CSVRecord> records) {
    List<Optional<Column>> heading = heading(records);
    if (flaws.isEmpty()) {
      while (records.hasNext() && rows <= ROWS_MAX) {
        row(records.next(), heading);
      }
      if (rows > ROWS_MAX) {
        return Sheet.unreadable(Flaw.Kind.TOO_MANY_ROWS);
      }
      if (rows == 0) {
        flaws.add(new Flaw(0, "", Flaw.Kind.EMPTY));
      }
    }
    return new Sheet(List.copyOf(lines), List.copyOf(flaws), rows);
  }

  private List<Optional<Column>> heading(Iterator<CSVRecord> records) {
    var heading = new ArrayList<Optional<Column>>();
    if (!records.hasNext()) {
      flaws.add(new Flaw(0, "", Flaw.Kind.EMPTY));
      return heading;
    }
    CSVRecord titles = records.next();
    for (String title : titles) {
      Optional<Column> column = Column.titled(title);
      if (column.isEmpty()) {
        flaws.add(new Flaw(1, shortened(title), Flaw.Kind.COLUMN_UNKNOWN));
      } else if (heading.contains(column)) {
        flaws.add(new Flaw(1, shortened(title), Flaw.Kind.COLUMN_TWICE));
      }
      heading.add(column);
    }
    return heading;
  }

  private void row(CSVRecord cells, List<Optional<Column>> heading) {
    boolean blank = cells.stream().allMatch(String::isBlank);
    if (blank) {
      return;
    }
    rows++;
    int number = Math.toIntExact(cells.getRecordNumber());
    if (cells.size() != heading.size()) {
      flaws.add(new Flaw(number, "", Flaw.Kind.CELLS));
      return;
    }
    var row = new RowReader(number);
    for (int i = 0; i < heading.size(); i++) {
      row.take(heading.get(i).orElseThrow(), Cells.plain(cells.get(i)));
    }
    row.line(flaws).ifPresent(lines::add);
  }

  private static String shortened(String title) {
    String plain = title.strip();
    int[] characters = plain.codePoints().limit(TITLE_SHOWN_MAX).toArray();
    return new String(characters, 0, characters.length);
  }
}

package dev.rushgate.bench.report;

import dev.rushgate.bench.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of a run for a terminal. */
public final class Table {

  private static final String GAP = "  ";

  private Table() {}

  public static String of(RunResult run) {
    return Sheets.of(run).stream().map(Table::text).collect(Collectors.joining("\n"));
  }

  private static String text(Sheet sheet) {
    int[] widths =
        IntStream.range(0, sheet.heads().size()).map(column -> width(sheet, column)).toArray();
    var lines = new ArrayList<String>();
    lines.add(sheet.title());
    lines.add(line(sheet, sheet.heads(), widths));
    lines.add(GAP + "-".repeat(IntStream.of(widths).sum() + GAP.length() * (widths.length - 1)));
    for (Sheet.Row row : sheet.rows()) {
      lines.add(line(sheet, row.cells(), widths));
      row.notes().forEach(note -> lines.add(GAP + GAP + "* " + note));
    }
    return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private static int width(Sheet sheet, int column) {
    int longest =
        sheet.rows().stream().mapToInt(row -> row.cells().get(column).length()).max().orElse(0);
    return Math.max(longest, sheet.heads().get(column).length());
  }

  private static String line(Sheet sheet, List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      line.append(GAP).append(column < sheet.words() ? cell + blanks : blanks + cell);
    }
    return line.toString();
  }
}

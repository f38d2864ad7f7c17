package dev.rushgate.bench.report;

import dev.rushgate.bench.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a run for a page of the documentation. */
public final class Markdown {

  private Markdown() {}

  public static void write(RunResult run, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, of(run));
  }

  static String of(RunResult run) {
    return Sheets.of(run).stream().map(Markdown::text).collect(Collectors.joining("\n"));
  }

  private static String text(Sheet sheet) {
    boolean notes = sheet.hasNotes();
    var lines = new ArrayList<String>();
    lines.add("## " + capital(sheet.title()));
    lines.add("");
    lines.add(line(sheet.heads(), notes ? List.of("notes") : List.of(), notes));
    lines.add(rule(sheet, notes));
    for (Sheet.Row row : sheet.rows()) {
      lines.add(line(row.cells(), row.notes(), notes));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String rule(Sheet sheet, boolean notes) {
    var rule = new StringBuilder("|");
    for (int column = 0; column < sheet.heads().size(); column++) {
      rule.append(column < sheet.words() ? "---|" : "---:|");
    }
    return rule.append(notes ? "---|" : "").toString();
  }

  private static String line(List<String> cells, List<String> notes, boolean withNotes) {
    var all = new ArrayList<>(cells);
    if (withNotes) {
      all.add(String.join("; ", notes));
    }
    return all.stream()
        .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String capital(String title) {
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }
}

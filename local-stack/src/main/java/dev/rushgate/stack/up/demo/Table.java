package dev.rushgate.stack.up.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables beside this class: a heading, then a row in each line, cells apart by semicolons. */
final class Table {

  private Table() {}

  /** One line; a cell is found by its heading. */
  record Row(List<String> heading, List<String> cells) {

    Row {
      if (heading.size() != cells.size()) {
        throw new IllegalArgumentException(cells + " has not a cell for each of " + heading);
      }
    }

    String text(String column) {
      return cells.get(heading.indexOf(column));
    }

    long number(String column) {
      return Long.parseLong(text(column));
    }

    /** What stands in the cell, one after another. */
    List<String> words(String column) {
      return List.of(text(column).split(" +", -1));
    }
  }

  static List<Row> read(String name) {
    List<List<String>> lines = text(name).lines().map(Table::cells).toList();
    return lines.stream().skip(1).map(cells -> new Row(lines.getFirst(), cells)).toList();
  }

  /** A resource as it is. */
  static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    for (String cell : line.split(";", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}

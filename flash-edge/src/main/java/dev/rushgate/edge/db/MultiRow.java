package dev.rushgate.edge.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements over many rows. The client sends one round trip per row of a batch, so rows go as
 * multi-row lists instead, in chunks whose sizes are powers of two: few different statements, each
 * prepared once per connection.
 */
public final class MultiRow {

  /** Rows of one statement at most; with 12 columns far below the 65,535 parameters allowed. */
  public static final int ROWS_MAX = 256;

  private MultiRow() {}

  /**
   * Inserts all rows in their order; fails when a statement fails or inserts less than it was
   * given.
   *
   * @param into {@code INSERT INTO t (a, b) VALUES}
   * @param row the placeholders of one row, {@code (?, ?)}
   */
  public static Future<Void> insert(SqlClient client, String into, String row, List<Tuple> rows) {
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < rows.size(); ) {
      List<Tuple> chunk = rows.subList(from, from + chunkSize(rows.size() - from));
      done = done.compose(before -> insertChunk(client, into, row, chunk));
      from += chunk.size();
    }
    return done;
  }

  /**
   * Reads the rows of all keys, in no particular order.
   *
   * @param before {@code SELECT ... WHERE (a, b) IN}
   * @param key the placeholders of one key, {@code (?, ?)}
   * @param after what follows the list, or nothing
   */
  public static Future<List<Row>> select(
      SqlClient client, String before, String key, String after, List<Tuple> keys) {
    List<Row> found = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < keys.size(); from += ROWS_MAX) {
      List<Tuple> chunk = padded(keys.subList(from, Math.min(keys.size(), from + ROWS_MAX)));
      done =
          done.compose(
              last ->
                  client
                      .preparedQuery(before + " (" + list(key, chunk.size()) + ") " + after)
                      .execute(flat(chunk))
                      .map(
                          rows -> {
                            rows.forEach(found::add);
                            return null;
                          }));
    }
    return done.map(all -> found);
  }

  /** The largest power of two that is neither above {@code left} nor above {@link #ROWS_MAX}. */
  static int chunkSize(int left) {
    return Integer.highestOneBit(Math.min(left, ROWS_MAX));
  }

  private static Future<Void> insertChunk(
      SqlClient client, String into, String row, List<Tuple> chunk) {
    return client
        .preparedQuery(into + " " + list(row, chunk.size()))
        .execute(flat(chunk))
        .compose(
            result ->
                result.rowCount() == chunk.size()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        "inserted " + result.rowCount() + " of " + chunk.size() + " rows"));
  }

  // A key said twice finds its row once, so the last one fills up to a power of two.
  private static List<Tuple> padded(List<Tuple> keys) {
    List<Tuple> all = new ArrayList<>(keys);
    while (Integer.bitCount(all.size()) != 1) {
      all.add(keys.getLast());
    }
    return all;
  }

  private static String list(String row, int count) {
    return (row + ", ").repeat(count - 1) + row;
  }

  private static Tuple flat(List<Tuple> rows) {
    Tuple all = Tuple.tuple();
    for (Tuple row : rows) {
      for (int i = 0; i < row.size(); i++) {
        all.addValue(row.getValue(i));
      }
    }
    return all;
  }
}

package dev.rushgate.edge.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.model.DatabaseUrl;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DatabasePoolIT {

  private Pool pool;

  @BeforeEach
  void open(Vertx vertx) {
    Database database = LocalStack.shared().database().emptyDatabase();
    pool =
        DatabasePool.open(
            vertx,
            new EdgeConfig.Database(
                DatabaseUrl.parse(database.url()), database.user(), database.password()),
            "test");
    query("CREATE TABLE t (a BIGINT NOT NULL, b VARCHAR(10) NOT NULL, PRIMARY KEY (a, b))");
  }

  @AfterEach
  void close() {
    OnLoop.answer(pool.close());
  }

  @Test
  void everyConnectionSpeaksReadCommittedAndUtc() {
    // The variable has two names over the versions of the two servers; a transaction shows it.
    String isolation =
        "SHOW SESSION VARIABLES WHERE variable_name IN ('tx_isolation', 'transaction_isolation')";
    for (int i = 0; i < 20; i++) {
      assertThat(query(isolation)).allMatch(row -> row.getString(1).equals("READ-COMMITTED"));
      assertThat(query("SELECT @@time_zone")).allMatch(r -> r.getString(0).equals("+00:00"));
    }
  }

  @Test
  void manyRowsAreInsertedAndFoundByTheirKeys() {
    List<Tuple> rows = IntStream.range(0, 700).mapToObj(i -> Tuple.of((long) i, "b" + i)).toList();
    OnLoop.answer(MultiRow.insert(pool, "INSERT INTO t (a, b) VALUES", "(?, ?)", rows));

    assertThat(query("SELECT COUNT(*) FROM t").getFirst().getLong(0)).isEqualTo(700);
    List<Row> found =
        OnLoop.answer(
            MultiRow.select(
                pool,
                "SELECT a, b FROM t WHERE (a, b) IN",
                "(?, ?)",
                "ORDER BY a",
                rows.subList(300, 303)));
    assertThat(found).extracting(row -> row.getString("b")).containsExactly("b300", "b301", "b302");
  }

  @Test
  void nothingInsertsNothing() {
    OnLoop.answer(MultiRow.insert(pool, "INSERT INTO t (a, b) VALUES", "(?, ?)", List.of()));
    assertThat(query("SELECT COUNT(*) FROM t").getFirst().getLong(0)).isZero();
  }

  private List<Row> query(String sql) {
    RowSet<Row> rows = OnLoop.answer(pool.query(sql).execute());
    return IntStream.range(0, rows.size()).mapToObj(i -> iterate(rows, i)).toList();
  }

  private static Row iterate(RowSet<Row> rows, int index) {
    var all = rows.iterator();
    for (int i = 0; i < index; i++) {
      all.next();
    }
    return all.next();
  }
}

package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tests that count deadlocks lean on this. */
class SqlIT {

  private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);

  @Test
  void aDeadlockIsCounted() {
    Sql sql = Running.sql();
    long before = sql.deadlocks();
    List<String> goods = Goods.many(2);
    List<Callable<Boolean>> both =
        List.of(() -> locked(goods.get(0), goods.get(1)), () -> locked(goods.get(1), goods.get(0)));
    assertThat(Together.all(both)).containsExactlyInAnyOrder(true, false);
    assertThat(sql.deadlocks()).isEqualTo(before + 1);
  }

  /** False for the one that the server gave up. */
  private boolean locked(String first, String second) throws Exception {
    var database = Running.database();
    var source =
        new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      lock(one, first);
      bothHaveOne.await();
      lock(one, second);
      connection.commit();
      return true;
    } catch (PessimisticLockingFailureException deadlock) {
      return false;
    }
  }

  private static void lock(JdbcClient connection, String product) {
    connection
        .sql("SELECT id FROM product WHERE id = ? FOR UPDATE")
        .param(product)
        .query(Long.class)
        .single();
  }
}

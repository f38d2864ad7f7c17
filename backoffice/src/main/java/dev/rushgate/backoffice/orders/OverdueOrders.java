package dev.rushgate.backoffice.orders;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Orders whose time to pay is long over and that nothing has ended: their units wait in vain. */
@Service
public class OverdueOrders {

  private static final String COUNT =
      """
      SELECT COUNT(*) FROM orders
      WHERE state = 'TO_PAY' AND pay_by < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE
      """;

  private final JdbcClient database;

  OverdueOrders(JdbcClient database) {
    this.database = database;
  }

  public long count() {
    return database.sql(COUNT).query(Long.class).single();
  }
}

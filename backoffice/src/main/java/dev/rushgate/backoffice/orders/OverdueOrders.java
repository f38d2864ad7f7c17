package dev.rushgate.backoffice.orders;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Orders whose time to pay is long over and that nothing has ended: their units wait in vain. */
@Service
public class OverdueOrders {

  private static final String COUNT =
      """
      SELECT
        (SELECT COUNT(*) FROM orders
          WHERE state = 'TO_PAY' AND pay_by < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE
            AND (window_until IS NULL OR window_until < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE))
        + (SELECT COUNT(*) FROM orders
          WHERE state = 'PAYING' AND pay_by < UTC_TIMESTAMP(3) - INTERVAL :paying SECOND)
      """;

  private static final long PAYING_SECONDS = Order.PAYING_MAX.plusMinutes(1).toSeconds();

  private final JdbcClient database;

  OverdueOrders(JdbcClient database) {
    this.database = database;
  }

  public long count() {
    return database.sql(COUNT).param("paying", PAYING_SECONDS).query(Long.class).single();
  }
}

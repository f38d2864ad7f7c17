package dev.rushgate.backoffice.product;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what names are found by beside the names. */
@Repository
public class TermRows {

  private static final int ROWS_PER_STATEMENT_MAX = 500;

  private static final String FORGET = "DELETE FROM product_term WHERE product_id IN (:products)";
  private static final String INSERT = "INSERT IGNORE INTO product_term (term, product_id) VALUES ";

  private final JdbcClient database;

  TermRows(JdbcClient database) {
    this.database = database;
  }

  /** Names by their products; to be called in the transaction that writes the names. */
  public void write(Map<Long, String> names) {
    database.sql(FORGET).param("products", names.keySet()).update();
    var values = new ArrayList<Object>();
    names.forEach(
        (product, name) ->
            Terms.of(name)
                .forEach(
                    term -> {
                      values.add(term);
                      values.add(product);
                    }));
    int step = 2 * ROWS_PER_STATEMENT_MAX;
    for (int from = 0; from < values.size(); from += step) {
      insert(values.subList(from, Math.min(from + step, values.size())));
    }
  }

  private void insert(List<Object> values) {
    String rows = String.join(",", Collections.nCopies(values.size() / 2, "(?,?)"));
    database.sql(INSERT + rows).params(values).update();
  }
}

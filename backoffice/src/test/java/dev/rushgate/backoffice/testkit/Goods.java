package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypersistence.tsid.TSID;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Many products at once, written past the application. */
public final class Goods {

  public static final long PRICE = 1_000;
  public static final int STOCK = 1_000;

  private static final String INSERT =
      "INSERT INTO product (id, name, description, price, stock, version, created_at, updated_at)"
          + " VALUES ";

  private static final String ROW = "(?, 'Cup', '', ?, ?, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))";

  private Goods() {}

  /** Their ids, rising. */
  public static List<String> many(int count) {
    var values = new ArrayList<Object>();
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      long id = TSID.Factory.getTsid().toLong();
      ids.add(Long.toString(id));
      values.addAll(List.of(id, PRICE, STOCK));
    }
    String rows = String.join(",", Collections.nCopies(count, ROW));
    assertThat(Running.sql().run(INSERT + rows, values.toArray())).isEqualTo(count);
    return ids;
  }
}

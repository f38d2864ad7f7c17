package dev.rushgate.stack.up.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T18:30:00.123456Z");

  private final List<String> products = keys("products.csv", "key");
  private final List<String> people = keys("people.csv", "key");
  private final List<String> drops = keys("drops.csv", "key");

  private static List<String> keys(String table, String column) {
    return Table.read(table).stream().map(row -> row.text(column)).toList();
  }

  @Test
  void whatATableNamesIsInTheOther() {
    assertThat(products).doesNotHaveDuplicates().hasSize(27);
    assertThat(people).doesNotHaveDuplicates().hasSize(32);
    assertThat(products)
        .containsAll(keys("stock-changes.csv", "product"))
        .containsAll(keys("archived.csv", "product"));
    assertThat(keys("drops.csv", "product"))
        .allMatch(one -> one.isEmpty() || products.contains(one));
    assertThat(drops)
        .containsAll(keys("entries.csv", "drop"))
        .containsAll(keys("drop-acts.csv", "drop"));
    assertThat(people)
        .containsAll(keys("orders.csv", "person"))
        .containsAll(keys("carts.csv", "person"))
        .containsAll(keys("care.csv", "person"));
    assertThat(Table.read("entries.csv")).allMatch(row -> people.containsAll(row.words("people")));
    assertThat(Table.read("orders.csv"))
        .allMatch(row -> products.containsAll(Basket.of(row.text("items")).keySet()));
  }

  @Test
  void aDealIsBelowThePriceOfItsProductAndWithinItsStock() {
    for (Table.Row drop : Table.read("drops.csv")) {
      Table.read("products.csv").stream()
          .filter(product -> product.text("key").equals(drop.text("product")))
          .forEach(
              product -> {
                assertThat(drop.number("price")).isLessThan(product.number("price"));
                assertThat(drop.number("units")).isLessThan(product.number("stock"));
              });
    }
  }

  @Test
  void anOpeningIsAMomentFromNowOrAnHourOfTheShop() {
    assertThat(Drops.opening("now", NOW)).isEqualTo("2026-11-22T18:30:03.123Z");
    assertThat(Drops.opening("PT12M", NOW)).isEqualTo("2026-11-22T18:42:00Z");
    assertThat(Drops.opening("1 11:00", NOW)).isEqualTo("2026-11-24T02:00:00Z");
  }

  @Test
  void aRowWithACellTooFewIsRefused() {
    assertThatThrownBy(() -> new Table.Row(List.of("a", "b"), List.of("1")))
        .hasMessageContaining("[a, b]");
  }
}

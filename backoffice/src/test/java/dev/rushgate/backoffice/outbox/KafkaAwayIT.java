package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Events;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kafka stands still while people buy: nobody of them notices, and nothing of it is lost. */
class KafkaAwayIT {

  /** A little more than a message waits for Kafka before it is given up and sent again. */
  private static final int AWAY_SECONDS = Integer.getInteger("rushgate.kafka.away.seconds", 11);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long PRICE = 50_000;
  private static final int BUYERS = 4;
  private static final int ORDERS_EACH = 8;
  private static final int STOCK = 1_000;

  private final Sql sql = Running.sql();
  private final String lamp = new Drops(Running.api()).product(STOCK);

  /** Buys so often, and gives every second order back. */
  private List<String> buyAll() {
    Buyer buyer = Buyer.fresh().with(ORDERS_EACH * PRICE);
    var orders = new ArrayList<String>();
    for (int i = 0; i < ORDERS_EACH; i++) {
      String order = buyer.ordered(lamp, 1);
      assertThat(buyer.pay(order, PRICE, 0, null).status()).isEqualTo(200);
      if (i % 2 == 1) {
        assertThat(buyer.cancel(order).status()).isEqualTo(200);
      }
      orders.add(order);
    }
    return orders;
  }

  private long unsent() {
    return sql.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL");
  }

  @Test
  void nothingIsLostAndWhatIsToldOfAnOrderKeepsItsOrder() {
    await().atMost(SOON).until(() -> unsent() == 0);
    List<List<String>> bought;
    Running.stack().kafka().freeze();
    try {
      long end = System.nanoTime() + Duration.ofSeconds(AWAY_SECONDS).toNanos();
      Callable<List<String>> buying = this::buyAll;
      bought = Together.all(IntStream.range(0, BUYERS).mapToObj(i -> buying).toList());
      await().atMost(Duration.ofSeconds(AWAY_SECONDS + 1)).until(() -> System.nanoTime() > end);
      // For each order two events or three, and one or two of its product.
      assertThat(unsent()).isGreaterThanOrEqualTo(BUYERS * ORDERS_EACH * 4);
    } finally {
      Running.stack().kafka().thaw();
    }
    await().atMost(SOON).until(() -> unsent() == 0);
    requireAllTold(Events.read(), bought);
    List<String> all = bought.stream().flatMap(List::stream).toList();
    await().atMost(SOON).until(() -> Running.dataPlatform().taken().containsAll(all));
    assertThat(Running.dataPlatform().taken()).doesNotHaveDuplicates();
  }

  private void requireAllTold(Events events, List<List<String>> bought) {
    for (List<String> orders : bought) {
      for (int i = 0; i < orders.size(); i++) {
        List<String> wanted = new ArrayList<>(List.of("ORDER_PLACED", "ORDER_PAID"));
        if (i % 2 == 1) {
          wanted.add("ORDER_REFUNDED");
        }
        assertThat(events.typesOf(orders.get(i))).isEqualTo(wanted);
      }
    }
    // Each change begins where the one before it ended: none is missing, none stands elsewhere.
    int units = 0;
    for (JsonNode change : events.of(lamp)) {
      assertThat(change.path("units").asInt()).isEqualTo(units + change.path("change").asInt());
      units = change.path("units").asInt();
    }
    assertThat(events.of(lamp)).hasSize(1 + BUYERS * ORDERS_EACH * 3 / 2);
    assertThat(units).isEqualTo(STOCK - BUYERS * ORDERS_EACH / 2);
  }
}

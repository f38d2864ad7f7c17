package dev.rushgate.backoffice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPaid;
import dev.rushgate.model.event.Topics;
import dev.rushgate.stack.dataplatform.Mood;
import dev.rushgate.stack.dataplatform.Post;
import io.hypersistence.tsid.TSID;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long PRICE = 50_000;
  private static final String DELIVERIES = "/api/v1/admin/deliveries/";

  private final Sql sql = Running.sql();
  private final Api api = Running.api();
  private final dev.rushgate.stack.dataplatform.DataPlatform platform = Running.dataPlatform();
  private final String lamp = new Drops(api).product(100);
  private final Buyer buyer = Buyer.fresh().with(100 * PRICE);

  @AfterEach
  void everythingWorks() {
    platform.is(Mood.TAKES);
  }

  /** An order that is paid. */
  private String paid() {
    String order = buyer.ordered(lamp, 1);
    assertThat(buyer.pay(order, PRICE, 0, null).status()).isEqualTo(200);
    return order;
  }

  private List<String> paid(int orders) {
    return IntStream.range(0, orders).mapToObj(i -> paid()).toList();
  }

  private Api.Reply delivery(String order) {
    return api.get(DELIVERIES + order);
  }

  private String stateOf(String order) {
    return delivery(order).json().path("state").asString("");
  }

  private List<Post> postsOf(String order) {
    return platform.posts().stream().filter(post -> post.order().equals(order)).toList();
  }

  private Completeness.Report since(Instant from) {
    return Running.bean(Completeness.class).of(from, null);
  }

  @Test
  void aPaidOrderArrivesOnceAsItWasTold() throws Exception {
    String unpaid = buyer.ordered(lamp, 1);
    String order = paid();
    await().atMost(SOON).until(() -> stateOf(order).equals("DELIVERED"));
    String told =
        sql.text(
            "SELECT payload FROM outbox WHERE record_key = ? AND payload LIKE '%ORDER_PAID%'",
            order);
    tell(order, told);
    tell(order, "{\"v\":1,\"type\":\"ORDER_PAID\"");
    tell(order, told);
    String last = paid();
    await().atMost(SOON).until(() -> stateOf(last).equals("DELIVERED"));
    assertThat(postsOf(order))
        .containsExactly(new Post("order-paid-" + order, order, "TAKEN", told));
    assertThat(delivery(unpaid).code()).isEqualTo("DELIVERY_UNKNOWN");
  }

  @Test
  void whatCannotBeReadIsCountedAndKeepsNothingElseBack() {
    String order = Long.toString(TSID.Factory.getTsid().toLong());
    var paid =
        new OrderPaid(
            Long.parseLong(order),
            null,
            new MemberId(buyer.member()),
            List.of(new OrderPaid.Item(1, "Lamp", 1, new Money(PRICE))),
            new Money(PRICE),
            new Money(0),
            new Money(PRICE),
            new Money(PRICE),
            new Money(0),
            null,
            Running.bean(DatabaseClock.class).now());
    Counter unreadable =
        Running.bean(MeterRegistry.class).counter("rushgate.deliveries.unreadable");
    double before = unreadable.count();
    Running.bean(Intake.class)
        .take(
            List.of(
                new ConsumerRecord<>(Topics.ORDERS, 0, 0, "1", "{\"v\":1,\"type\":\"ORDER_PAID\""),
                new ConsumerRecord<>(Topics.ORDERS, 0, 1, order, EventJson.write(paid))));
    assertThat(unreadable.count()).isGreaterThan(before);
    await().atMost(SOON).until(() -> stateOf(order).equals("DELIVERED"));
  }

  private static void tell(String key, String value) throws Exception {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Running.stack().kafka().bootstrap()),
            new StringSerializer(),
            new StringSerializer());
    try (producer) {
      producer.send(new ProducerRecord<>(Topics.ORDERS, key, value)).get();
    }
  }

  @Test
  void aPlatformThatWasAwayGetsAllAndAPoisonOrderStandsAlone() {
    Instant began = Running.bean(DatabaseClock.class).now();
    var orders = new ArrayList<String>();
    platform.goAway();
    try {
      orders.addAll(paid(2));
      // More tries than an order has that is to blame; nobody is.
      await().atMost(SOON).until(() -> delivery(orders.get(0)).json().path("tries").asInt() > 2);
      orders.addAll(paid(10));
      await().atMost(SOON).until(() -> since(began).pending() >= 12);
    } finally {
      String refused = orders.get(5);
      platform.is(Mood.REFUSES, refused);
      platform.comeBack();
    }
    String refused = orders.get(5);
    String failing = paid();
    platform.is(Mood.FAILS, failing);
    orders.add(failing);
    // Others go on buying, which shows that it is the order.
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(400))
        .until(
            () -> {
              orders.add(paid());
              return stateOf(refused).equals("DEAD") && stateOf(failing).equals("DEAD");
            });
    await().atMost(SOON).until(() -> since(began).delivered() == orders.size() - 2);
    Completeness.Report report = since(began);
    assertThat(report.paid()).isEqualTo(orders.size());
    assertThat(report.dead()).isEqualTo(2);
    assertThat(report.missing()).isZero();
    assertThat(report.isComplete()).isFalse();
    assertThat(delivery(refused).json().path("error").asString()).contains("422", "ORDER_REFUSED");
    requireReplay(refused, failing);
    await().atMost(SOON).until(() -> since(began).isComplete());
    assertThat(platform.taken()).containsAll(orders).doesNotHaveDuplicates();
  }

  private void requireReplay(String refused, String failing) {
    await().atMost(SOON).until(() -> Running.bean(DeliveryWatch.class).attention().dead() >= 2);
    platform.is(Mood.TAKES, refused);
    platform.is(Mood.TAKES, failing);
    Api.Reply replayed = api.post(DELIVERIES + refused + "/replay");
    assertThat(replayed.status()).as(replayed.text()).isEqualTo(200);
    assertThat(replayed.json().path("state").asString()).isEqualTo("PENDING");
    await().atMost(SOON).until(() -> stateOf(refused).equals("DELIVERED"));
    assertThat(api.post(DELIVERIES + refused + "/replay").code()).isEqualTo("DELIVERY_NOT_DEAD");
    assertThat(api.post(DELIVERIES + "1/replay").code()).isEqualTo("DELIVERY_UNKNOWN");
    assertThat(api.post(DELIVERIES + "replay").json().path("replayed").asInt()).isPositive();
    await().atMost(SOON).until(() -> stateOf(failing).equals("DELIVERED"));
    assertThat(
            api.get("/api/v1/admin/audit?kind=ORDER&subject=" + failing)
                .json()
                .path("items")
                .path(0)
                .path("action")
                .asString())
        .isEqualTo("redelivered");
  }

  @Test
  void aSilentPlatformIsFeltByNoBuyerAndASilentOrderByNoOther() {
    platform.is(Mood.SILENT);
    String first = paid(); // is answered although nobody answers us
    assertThat(stateOf(first)).isNotEqualTo("DELIVERED");
    platform.is(Mood.SILENT, first);
    platform.is(Mood.TAKES);
    List<String> others = paid(5);
    await().atMost(SOON).until(() -> platform.taken().containsAll(others));
    assertThat(platform.taken()).doesNotContain(first);
    platform.is(Mood.TAKES, first);
    await().atMost(SOON).until(() -> stateOf(first).equals("DELIVERED"));
    assertThat(delivery(first).json().path("error").asString()).contains("no answer");
  }

  @Test
  void twoServersAtOnceDeliverEachOnce() {
    List<String> orders =
        IntStream.range(0, 60)
            .mapToObj(i -> Long.toString(TSID.Factory.getTsid().toLong()))
            .toList();
    var second =
        new Sender(
            Running.bean(DeliveryRows.class),
            Running.bean(DataPlatform.class),
            new SimpleMeterRegistry());
    try {
      for (String order : orders) {
        sql.run(
            """
            INSERT INTO delivery (order_id, member, payload, state, tries, strikes, taken_at, try_at)
            VALUES (?, 'two', ?, 'PENDING', 0, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """,
            order,
            "{\"order\":\"" + order + "\"}");
        second.look();
      }
      await().atMost(SOON).until(() -> platform.taken().containsAll(orders));
    } finally {
      second.end();
    }
    assertThat(platform.posts().stream().map(Post::order).filter(orders::contains))
        .containsExactlyInAnyOrderElementsOf(orders);
  }

  /** It is asked every other second, however many are to be posted while the platform is away. */
  @Test
  void sinceWhenTheOldestWaitsIsTheFirstEntryOfAnIndex() {
    assertThat(sql.rows("EXPLAIN FORMAT=TRADITIONAL " + DeliveryWatch.LOOK))
        .filteredOn(step -> "delivery".equals(step.get("table")))
        .hasSize(2) // that count
        .allSatisfy(step -> assertThat(step.get("key")).isNotNull());
  }

  @Test
  void whatWasPaidAndNeverTakenIsNamed() {
    Instant began = Running.bean(DatabaseClock.class).now();
    String order = buyer.ordered(lamp, 1);
    sql.run("UPDATE orders SET paid_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE id = ?", order);
    Completeness.Report report = since(began);
    assertThat(report.missing()).isEqualTo(1);
    assertThat(report.missingOrders()).containsExactly(Long.valueOf(order));
    assertThat(report.isComplete()).isFalse();
    assertThat(api.get(DELIVERIES + "report").json().path("missingOrders").toString())
        .contains(order);
    sql.run("UPDATE orders SET paid_at = NULL WHERE id = ?", order);
    assertThat(since(began).isComplete()).isTrue();
  }
}

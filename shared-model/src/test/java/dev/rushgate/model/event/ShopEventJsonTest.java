package dev.rushgate.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden files are the examples of {@code docs/events.md}. */
class ShopEventJsonTest {

  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final MemberId MEMBER = new MemberId("member-1");
  private static final AdmissionId WON = new AdmissionId(new DropId(712_345_678_901_234L), 3, 17);

  private static final Map<String, ShopEvent> GOLDEN =
      Map.of(
          "order-placed",
          new OrderPlaced(99, WON, MEMBER, new Money(39_000), AT.plusSeconds(300), AT),
          "order-placed-from-the-catalogue",
          new OrderPlaced(99, null, MEMBER, new Money(35_000), AT.plusSeconds(300), AT),
          "order-paid",
          new OrderPaid(
              99,
              null,
              MEMBER,
              List.of(new OrderPaid.Item(7, "Lamp", 2, new Money(20_000))),
              new Money(40_000),
              new Money(5_000),
              new Money(35_000),
              new Money(5_000),
              new Money(30_000),
              8L,
              AT),
          "order-cancelled",
          new OrderCancelled(99, MEMBER, "asked", AT),
          "order-expired",
          new OrderExpired(99, MEMBER, AT),
          "order-refunded",
          new OrderRefunded(99, 5, MEMBER, new Money(30_000), new Money(5_000), true, "broken", AT),
          "coupon-used",
          new CouponUsed(99, 8, MEMBER, new Money(5_000), AT),
          "stock-changed",
          new StockChanged(7, -2, 98, "ORDER", 99L, null, AT));

  static Stream<Map.Entry<String, ShopEvent>> golden() {
    return GOLDEN.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void anEventIsWrittenAsItsGoldenFileAndReadBack(Map.Entry<String, ShopEvent> one)
      throws IOException, UnreadableEvent {
    assertThat(EventJson.write(one.getValue())).isEqualTo(text(one.getKey()));
    assertThat(EventJson.readShopEvent(text(one.getKey()))).contains(one.getValue());
  }

  @Test
  void anEventIsKeyedByWhatItSpeaksOf() {
    assertThat(GOLDEN.get("order-paid")).extracting(ShopEvent::key).isEqualTo("99");
    assertThat(GOLDEN.get("stock-changed")).extracting(ShopEvent::key).isEqualTo("7");
  }

  @Test
  void aLaterVersionWithUnknownFieldsIsReadAndALaterTypePassedOver()
      throws IOException, UnreadableEvent {
    String later = text("order-expired").replace("\"v\":1", "\"v\":2,\"more\":{\"a\":[1]}");
    assertThat(EventJson.readShopEvent(later)).contains(GOLDEN.get("order-expired"));
    assertThat(EventJson.readShopEvent("{\"v\":1,\"type\":\"ORDER_SHIPPED\"}")).isEmpty();
  }

  @Test
  void aFieldThatMayBeNullMayBeMissing() throws IOException, UnreadableEvent {
    String shorter = text("stock-changed").replace(",\"drop\":null", "");
    assertThat(EventJson.readShopEvent(shorter)).contains(GOLDEN.get("stock-changed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"v\":1}",
        "{\"v\":0,\"type\":\"ORDER_EXPIRED\",\"order\":\"1\",\"member\":\"m\","
            + "\"at\":\"2026-11-21T09:00:00.000Z\"}",
        "{\"v\":1,\"type\":\"ORDER_EXPIRED\",\"order\":\"one\",\"member\":\"m\","
            + "\"at\":\"2026-11-21T09:00:00.000Z\"}",
        "{\"v\":1,\"type\":\"ORDER_EXPIRED\",\"order\":\"1\",\"member\":\"m\"}",
        "{\"v\":1,\"type\":\"ORDER_PAID\",\"order\":\"1\",\"member\":\"m\","
            + "\"at\":\"2026-11-21T09:00:00.000Z\"}",
        "{\"v\":1,\"type\":\"COUPON_USED\",\"order\":\"1\",\"coupon\":\"2\",\"member\":\"m\","
            + "\"discount\":-1,\"at\":\"2026-11-21T09:00:00.000Z\"}"
      })
  void whatIsNoEventIsUnreadable(String json) {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> EventJson.readShopEvent(json));
  }

  private static String text(String name) throws IOException {
    try (var in = ShopEventJsonTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}

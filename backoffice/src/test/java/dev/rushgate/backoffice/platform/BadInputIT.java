package dev.rushgate.backoffice.platform;

import static dev.rushgate.backoffice.testkit.Drops.aCoupon;
import static dev.rushgate.backoffice.testkit.Drops.aDeal;
import static dev.rushgate.backoffice.testkit.Drops.inSeconds;
import static dev.rushgate.backoffice.testkit.Drops.with;
import static dev.rushgate.backoffice.testkit.Drops.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {

  private static final String PRODUCTS = "/api/v1/admin/products";
  private static final String ORDERS = "/api/v1/admin/orders";
  private static final int TOO_MANY_BYTES = 70_000;

  private final Api api = Running.api();

  private static void requireInvalid(Api.Reply reply, String field) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID");
    assertThat(reply.fields()).as(reply.text()).contains(field);
    assertThat(reply.json().path("errors").path(0).path("message").asString()).isNotBlank();
  }

  static Stream<Arguments> badProducts() {
    Map<String, Object> good = Map.of("name", "Lamp", "price", 10, "stock", 1);
    return Stream.of(
        Arguments.of(without(good, "name"), "name"),
        Arguments.of(with(good, "name", " "), "name"),
        Arguments.of(with(good, "name", "x".repeat(201)), "name"),
        Arguments.of(with(good, "name", 5), "name"),
        Arguments.of(with(good, "name", List.of("Lamp")), "name"),
        Arguments.of(with(good, "description", "x".repeat(4_001)), "description"),
        Arguments.of(without(good, "price"), "price"),
        Arguments.of(with(good, "price", -1), "price"),
        Arguments.of(with(good, "price", "10"), "price"),
        Arguments.of(with(good, "price", 1.5), "price"),
        Arguments.of(with(good, "price", 10_000_000_000_001L), "price"),
        Arguments.of(with(good, "stock", -1), "stock"),
        Arguments.of(with(good, "stock", 3_000_000_000L), "stock"),
        Arguments.of(with(good, "stock", true), "stock"));
  }

  @ParameterizedTest
  @MethodSource("badProducts")
  void aBadProductNamesItsField(Map<String, Object> form, String field) {
    requireInvalid(api.post(PRODUCTS, form), field);
  }

  static Stream<Arguments> badDrops() {
    Map<String, Object> deal = aDeal("1", 5);
    Map<String, Object> coupon = aCoupon(5);
    return Stream.of(
        Arguments.of(without(deal, "kind"), "kind"),
        Arguments.of(with(deal, "kind", "RAFFLE"), "kind"),
        Arguments.of(with(deal, "kind", 0), "kind"),
        Arguments.of(without(deal, "productId"), "productId"),
        Arguments.of(with(deal, "productId", 1), "productId"),
        Arguments.of(without(deal, "price"), "price"),
        Arguments.of(with(deal, "discount", 1), "discount"),
        Arguments.of(with(coupon, "price", 1), "price"),
        Arguments.of(with(coupon, "paySeconds", 60), "paySeconds"),
        Arguments.of(without(coupon, "title"), "title"),
        Arguments.of(with(coupon, "title", "x".repeat(201)), "title"),
        Arguments.of(without(coupon, "validUntil"), "validUntil"),
        Arguments.of(with(coupon, "validUntil", inSeconds(60)), "validUntil"),
        Arguments.of(with(coupon, "discount", 0), "discount"),
        Arguments.of(with(coupon, "discount", -5), "discount"),
        Arguments.of(without(coupon, "capacity"), "capacity"),
        Arguments.of(with(coupon, "capacity", 0), "capacity"),
        Arguments.of(with(coupon, "capacity", 1_000_001), "capacity"),
        Arguments.of(with(coupon, "capacity", Integer.MAX_VALUE), "capacity"),
        Arguments.of(with(coupon, "capacity", "5"), "capacity"),
        Arguments.of(with(coupon, "capacity", 1.5), "capacity"),
        Arguments.of(with(coupon, "waitlist", -1), "waitlist"),
        Arguments.of(with(coupon, "lobbyMax", -1), "lobbyMax"),
        Arguments.of(with(coupon, "admitPerSecond", 0), "admitPerSecond"),
        Arguments.of(with(coupon, "lobbySeconds", -1), "lobbySeconds"),
        Arguments.of(with(coupon, "lobbySeconds", 86_401), "lobbySeconds"),
        Arguments.of(without(coupon, "opensAt"), "opensAt"),
        Arguments.of(with(coupon, "opensAt", "soon"), "opensAt"),
        Arguments.of(with(coupon, "opensAt", 1_800_000_000), "opensAt"),
        Arguments.of(with(coupon, "opensAt", "+1000000-01-01T00:00:00Z"), "opensAt"),
        Arguments.of(with(coupon, "opensAt", inSeconds(9_000)), "closesAt"),
        Arguments.of(with(coupon, "closesAt", inSeconds(100 * 86_400)), "closesAt"),
        Arguments.of(
            with(with(coupon, "opensAt", inSeconds(-60)), "closesAt", inSeconds(-1)), "closesAt"));
  }

  @ParameterizedTest
  @MethodSource("badDrops")
  void aBadDropNamesItsField(Map<String, Object> form, String field) {
    Map<String, Object> own =
        "1".equals(form.get("productId"))
            ? with(form, "productId", new Drops(api).product(10))
            : form;
    requireInvalid(api.post(Drops.PATH, own), field);
  }

  @Test
  void allBadFieldsAreNamedAtOnce() {
    var form = with(with(with(aCoupon(0), "discount", 0), "closesAt", inSeconds(60)), "title", " ");
    assertThat(api.post(Drops.PATH, form).fields())
        .containsExactlyInAnyOrder("capacity", "discount", "closesAt", "title");
  }

  @Test
  void aDealAboveItsListPriceIsRefused() {
    String product = new Drops(api).product(10);
    requireInvalid(api.post(Drops.PATH, with(aDeal(product, 1), "price", 50_001)), "price");
  }

  @Test
  void aBadChangeNamesItsFieldAndChangesNothing() {
    String drop = Drops.PATH + "/" + new Drops(api).coupon(5);
    requireInvalid(api.patch(drop, Map.of("capacity", 0)), "capacity");
    requireInvalid(api.patch(drop, Map.of("kind", "DEAL")), "kind");
    requireInvalid(api.patch(drop, Map.of("productId", "1")), "productId");
    requireInvalid(api.patch(drop, Map.of("price", 1)), "price");
    requireInvalid(api.patch(drop, Map.of("closesAt", inSeconds(1))), "closesAt");
    requireInvalid(api.patch(drop, Map.of("waitlist", "many")), "waitlist");
    assertThat(api.get(drop).json().path("stock").path("version").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"kind\":}",
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{} {}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    for (String path : List.of(PRODUCTS, Drops.PATH, ORDERS + "/1/cancel")) {
      Api.Reply reply = api.send("POST", path, body, "application/json");
      assertThat(reply.status()).as(path + " " + reply.text()).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("MALFORMED");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/drops?page=-1 page",
        "/drops?page=x page",
        "/drops?size=0 size",
        "/drops?size=101 size",
        "/drops?page=10001 page",
        "/drops?kind=RAFFLE kind",
        "/drops?state=GONE state",
        "/products?size=9999999999 size",
        "/orders?state=LOST state",
        "/orders?dropId=x dropId",
        "/orders?member=a%20b member",
        "/drops/1/dead-letters?size=0 size"
      })
  void aBadQueryNamesItsField(String call) {
    String[] parts = call.split(" ", 2);
    requireInvalid(api.get("/api/v1/admin" + parts[0]), parts[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-1", "x", "1.5", "9223372036854775808", "%00", "' OR 1=1"})
  void anUnknownIdIsNamedSo(String id) {
    String plain = id.replace(" ", "%20").replace("'", "%27");
    if (!id.equals("%00")) { // the server itself refuses that one
      assertThat(api.get(Drops.PATH + "/" + plain).code()).isEqualTo("DROP_UNKNOWN");
      assertThat(api.get(Drops.PATH + "/" + plain + "/ledger").code()).isEqualTo("DROP_UNKNOWN");
      for (String call : List.of("pause", "resume", "close", "rebuild")) {
        Api.Reply reply = api.post(Drops.PATH + "/" + plain + "/" + call);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("DROP_UNKNOWN");
      }
      assertThat(api.patch(Drops.PATH + "/" + plain, Map.of()).code()).isEqualTo("DROP_UNKNOWN");
      assertThat(api.post(ORDERS + "/" + plain + "/mark-paid").code()).isEqualTo("ORDER_UNKNOWN");
      assertThat(api.post(ORDERS + "/" + plain + "/cancel", Map.of("reason", "r")).code())
          .isEqualTo("ORDER_UNKNOWN");
    } else {
      Api.Reply refused = api.get(Drops.PATH + "/" + plain);
      assertThat(refused.status()).isBetween(400, 404);
      assertThat(refused.code()).as(refused.text()).isNotBlank();
    }
  }

  @Test
  void aHugeBodyIsRefusedAnnouncedOrNot() {
    String huge = "{\"name\":\"" + "x".repeat(TOO_MANY_BYTES) + "\"}";
    for (String path : List.of(PRODUCTS, Drops.PATH, ORDERS + "/1/cancel")) {
      Api.Reply announced = api.send("POST", path, huge, "application/json");
      assertThat(announced.status()).isEqualTo(413);
      assertThat(announced.code()).isEqualTo("BODY_TOO_LARGE");
      byte[] bytes = huge.getBytes(StandardCharsets.UTF_8);
      Api.Reply chunked =
          api.send(
              api.request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
      assertThat(chunked.status()).isEqualTo(413);
      assertThat(chunked.code()).isEqualTo("BODY_TOO_LARGE");
    }
  }

  @Test
  void deepNestingIsMalformed() {
    String deep = "[".repeat(20_000);
    Api.Reply reply = api.send("POST", PRODUCTS, "{\"name\":" + deep, "application/json");
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void otherMethodsTypesAndPathsAreNamedSo() {
    assertThat(api.send("DELETE", Drops.PATH, null, "application/json").code())
        .isEqualTo("METHOD_NOT_ALLOWED");
    Api.Reply text = api.send("POST", PRODUCTS, "name=Lamp", "text/plain");
    assertThat(text.status()).isEqualTo(415);
    assertThat(text.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    Api.Reply nothing = api.get("/api/v1/admin/nothing");
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.code()).isEqualTo("NOT_FOUND");
  }
}

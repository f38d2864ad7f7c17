package dev.rushgate.backoffice.cart;

import static dev.rushgate.backoffice.testkit.CartCalls.guest;
import static dev.rushgate.backoffice.testkit.CartCalls.line;
import static dev.rushgate.backoffice.testkit.CartCalls.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.CartCalls;
import dev.rushgate.backoffice.testkit.Goods;
import dev.rushgate.backoffice.testkit.Running;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A guest's cart, brought along at the login. */
class CartMergeIT {

  private final CartCalls cart = CartCalls.fresh();
  private final List<String> goods = Goods.many(3);

  private int quantity(Api.Reply reply, int which) {
    return line(reply, goods.get(which)).path("quantity").asInt();
  }

  private static List<String> leftOut(Api.Reply reply) {
    return reply
        .json()
        .path("leftOut")
        .valueStream()
        .map(out -> out.path("productId").asString() + " " + out.path("why").asString())
        .toList();
  }

  @Test
  void ofEachProductThereAreAsManyAsInTheCartThatHasMore() {
    cart.put(goods.get(0), 2);
    cart.put(goods.get(1), 5);
    var guests = List.of(guest(goods.get(0), 4), guest(goods.get(1), 3), guest(goods.get(2), 1));
    Api.Reply merged = cart.merge(guests);
    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    assertThat(quantity(merged, 0)).isEqualTo(4);
    assertThat(quantity(merged, 1)).isEqualTo(5);
    assertThat(quantity(merged, 2)).isEqualTo(1);
    assertThat(merged.json().path("subtotal").asLong()).isEqualTo(10 * Goods.PRICE);
    assertThat(leftOut(merged)).isEmpty();
    assertThat(cart.list().json().path("items")).isEqualTo(merged.json().path("items"));
  }

  @Test
  void theSameMergeAgainChangesNothing() {
    cart.put(goods.get(0), 2);
    var guests = List.of(guest(goods.get(0), 3), guest(goods.get(1), 3), guest("7", 1));
    Api.Reply first = cart.merge(guests);
    assertThat(cart.merge(guests).text()).isEqualTo(first.text());
    assertThat(cart.merge(List.of()).json().path("items")).isEqualTo(first.json().path("items"));
  }

  @Test
  void aProductThatIsNamedTwiceCountsOnce() {
    Api.Reply merged =
        cart.merge(List.of(guest(goods.get(0), 2), guest(goods.get(0), 9), guest(goods.get(0), 3)));
    assertThat(products(merged)).isEqualTo(1);
    assertThat(quantity(merged, 0)).isEqualTo(9);
  }

  @Test
  void whatCannotBePutInIsLeftOutAndNamed() {
    Running.sql().run("UPDATE product SET state = 'ARCHIVED' WHERE id = ?", goods.get(1));
    Api.Reply merged =
        cart.merge(
            List.of(
                guest("1", 1), guest(goods.get(1), 1), guest("<b>", 1), guest(goods.get(0), 1)));
    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    assertThat(leftOut(merged)).containsExactly("1 UNKNOWN", goods.get(1) + " GONE", "<b> UNKNOWN");
    assertThat(merged.json().path("leftOut").path(0).path("name").isNull()).isTrue();
    assertThat(merged.json().path("leftOut").path(1).path("name").asString()).isEqualTo("Cup");
    assertThat(products(merged)).isEqualTo(1);
  }

  @Test
  void whatFindsNoRoomIsLeftOutTheSecondTimeToo() {
    List<String> many = Goods.many(49);
    cart.merge(many.stream().map(id -> guest(id, 1)).toList());
    var guests =
        List.of(
            guest(many.get(5), 7),
            guest(goods.get(0), 1),
            guest(goods.get(1), 1),
            guest(many.get(6), 8));
    Api.Reply merged = cart.merge(guests);
    assertThat(leftOut(merged)).containsExactly(goods.get(1) + " CART_FULL");
    assertThat(products(merged)).isEqualTo(50);
    assertThat(line(merged, many.get(5)).path("quantity").asInt()).isEqualTo(7);
    assertThat(line(merged, many.get(6)).path("quantity").asInt()).isEqualTo(8);
    assertThat(cart.merge(guests).text()).isEqualTo(merged.text());
  }

  @Test
  void aGuestMaySayWhatItCostThen() {
    cart.put(goods.get(0), 1);
    Api.Reply merged =
        cart.merge(
            List.of(
                Map.of("productId", goods.get(0), "quantity", 2, "unitPriceThen", 700),
                Map.of("productId", goods.get(1), "quantity", 1, "unitPriceThen", 700)));
    assertThat(line(merged, goods.get(0)).path("unitPriceThen").asLong()).isEqualTo(Goods.PRICE);
    assertThat(line(merged, goods.get(1)).path("unitPriceThen").asLong()).isEqualTo(700);
    assertThat(line(merged, goods.get(1)).path("unitPrice").asLong()).isEqualTo(Goods.PRICE);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    Api.Reply reply =
        cart.merge(
            Arrays.asList(
                guest(goods.get(0), 1),
                Map.of("quantity", 1),
                guest(goods.get(1), 100),
                Map.of("productId", goods.get(1)),
                null,
                Map.of("productId", "1", "quantity", 1, "unitPriceThen", -1)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID");
    assertThat(reply.fields())
        .containsExactly(
            "items[1].productId",
            "items[2].quantity",
            "items[3].quantity",
            "items[4]",
            "items[5].unitPriceThen");
    var many = new ArrayList<>(Collections.nCopies(51, guest(goods.get(0), 1)));
    assertThat(cart.merge(many).fields()).containsExactly("items");
    assertThat(products(cart.list())).isZero();
  }
}

package dev.rushgate.backoffice.cart;

import static dev.rushgate.backoffice.testkit.CartCalls.guest;
import static dev.rushgate.backoffice.testkit.CartCalls.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.CartCalls;
import dev.rushgate.backoffice.testkit.Goods;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** One cart, changed from many places at once. */
class CartAtOnceIT {

  private final CartCalls cart = CartCalls.fresh();
  private final Sql sql = Running.sql();

  private List<Api.Reply> atOnce(List<Callable<Api.Reply>> calls) {
    Collections.shuffle(calls, new Random(5));
    long before = sql.deadlocks();
    List<Api.Reply> replies = Together.all(calls);
    assertThat(sql.deadlocks()).isEqualTo(before);
    return replies;
  }

  @Test
  void sixtyProductsAtOnceFillItWithFifty() {
    List<Callable<Api.Reply>> puts = new ArrayList<>();
    Goods.many(60).forEach(product -> puts.add(() -> cart.put(product, 1)));
    List<Api.Reply> replies = atOnce(puts);
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(50);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allMatch(reply -> reply.code().equals("CART_FULL"));
    assertThat(products(cart.list())).isEqualTo(50);
  }

  @Test
  void mergesInOppositeOrdersLeaveTheMostOfEach() {
    List<String> goods = Goods.many(30);
    List<Callable<Api.Reply>> calls = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      int quantity = i;
      calls.add(() -> cart.merge(goods.stream().map(id -> guest(id, quantity)).toList()));
      calls.add(
          () -> cart.merge(goods.reversed().stream().map(id -> guest(id, quantity)).toList()));
    }
    assertThat(atOnce(calls)).allMatch(reply -> reply.status() == 200);
    assertThat(cart.list().json().path("items").valueStream())
        .hasSize(30)
        .allMatch(item -> item.path("quantity").asInt() == 20);
  }

  @Test
  void changesOfEveryKindDoNotHinderEachOther() {
    List<String> goods = Goods.many(10);
    List<Callable<Api.Reply>> calls = new ArrayList<>();
    for (String product : goods) {
      calls.add(() -> cart.put(product, 2));
      calls.add(() -> cart.remove(product));
      calls.add(() -> cart.merge(goods.stream().map(id -> guest(id, 3)).toList()));
      calls.add(cart::clear);
    }
    assertThat(atOnce(calls)).allMatch(reply -> reply.status() == 200);
    goods.reversed().forEach(product -> assertThat(cart.put(product, 4).status()).isEqualTo(200));
    assertThat(cart.list().json().path("items").valueStream())
        .hasSize(10)
        .allMatch(item -> item.path("quantity").asInt() == 4);
  }
}

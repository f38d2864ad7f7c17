package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Api;
import dev.rushgate.stack.up.api.Calls;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Members: they sign up, charge their wallets and fill their carts. */
final class People {

  private final List<Table.Row> all = Table.read("people.csv");
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final DemoShop.Place place;
  private final Calls calls;
  private final Plan plan;

  People(DemoShop.Place place, Calls calls, Plan plan) {
    this.place = place;
    this.calls = calls;
    this.plan = plan;
  }

  int count() {
    return all.size();
  }

  Person of(String key) {
    return Objects.requireNonNull(people.get(key), key);
  }

  /** Nobody logs in by these passwords again, so they are kept nowhere. */
  void signUp() {
    Api anybody = calls.to(place.shopUrl(), "");
    plan.each(
        all,
        row -> {
          String key = row.text("key");
          var form =
              Map.of(
                  "email", key + "@example.com",
                  "password", UUID.randomUUID().toString(),
                  "name", row.text("name"));
          String id = anybody.post("/auth/signup", form).path("id").asString();
          String token = place.tokens().apply(id, "SHOPPER");
          people.put(
              key,
              new Person(id, calls.to(place.shopUrl(), token), calls.to(place.gateUrl(), token)));
        });
  }

  void chargeWallets() {
    plan.each(
        all.stream().filter(row -> row.number("charge") > 0).toList(),
        row -> of(row.text("key")).charge(row.number("charge")));
  }

  void fillCarts(Wares wares) {
    plan.each(
        Table.read("carts.csv"),
        row -> {
          Person person = of(row.text("person"));
          Basket.of(row.text("items"))
              .forEach(
                  (ware, quantity) ->
                      person
                          .shop()
                          .put("/cart/items/" + wares.id(ware), Map.of("quantity", quantity)));
        });
  }
}

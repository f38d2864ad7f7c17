package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.StackException;
import dev.rushgate.stack.up.api.Api;
import dev.rushgate.stack.up.api.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Orders of products, in every state that one comes to. */
final class Orders {

  private static final String CHARGED = "ok_";
  private static final String NOT_GIVEN_BACK_AT_ONCE = "cancel_refused_";

  private final List<Table.Row> all = Table.read("orders.csv");
  private final Api desk;
  private final Wares wares;
  private final People people;
  private final Plan plan;

  Orders(Api desk, Wares wares, People people, Plan plan) {
    this.desk = desk;
    this.wares = wares;
    this.people = people;
    this.plan = plan;
  }

  void place() {
    plan.each(all, this::place);
  }

  private void place(Table.Row row) {
    Person person = people.of(row.text("person"));
    List<Map<String, Object>> items =
        Basket.of(row.text("items")).entrySet().stream()
            .map(
                item ->
                    Map.<String, Object>of(
                        "productId", wares.id(item.getKey()), "quantity", item.getValue()))
            .toList();
    var wish = new HashMap<String, Object>(Map.of("items", items));
    if (row.text("coupon").equals("yes")) {
      wish.put("couponId", couponOf(person));
    }
    then(row, person, person.shop().post("/orders", wish), items.getFirst());
  }

  /** Whoever entered is about to have it. */
  private static String couponOf(Person person) {
    return Waiting.until(
        "a coupon",
        () ->
            Optional.of(person.shop().get("/coupons").path("items").path(0).path("id"))
                .map(id -> id.asString(""))
                .filter(id -> !id.isEmpty()));
  }

  private void then(Table.Row row, Person person, JsonNode order, Map<String, Object> first) {
    long points = row.number("points");
    switch (row.text("then")) {
      case "unpaid" -> {}
      case "cancelled" -> person.cancel(order, "배송지를 잘못 골랐어요");
      case "marked" -> desk.post(Person.pathOf(order) + "/mark-paid");
      case "unanswered" -> leaveWhilePaying(person, order);
      case "paid" -> person.pay(order, points, CHARGED);
      case "declined" -> payAtTheSecondTry(person, order);
      case "returned" -> {
        person.pay(order, points, CHARGED);
        person.cancel(order, "다른 색으로 다시 살게요");
      }
      case "refunded" -> {
        person.pay(order, points, CHARGED);
        refund(order, Map.of("reason", "배송 중 파손"));
      }
      case "partly" -> {
        person.pay(order, points, CHARGED);
        var one = Map.of("productId", first.get("productId"), "quantity", 1);
        refund(order, Map.of("reason", "하나에 흠이 있어 환불", "items", List.of(one)));
      }
      case "stuck" -> {
        person.pay(order, points, NOT_GIVEN_BACK_AT_ONCE);
        refund(order, Map.of("reason", "단순 변심, 미개봉 반품"));
      }
      default -> throw new IllegalArgumentException("no order comes to " + row.text("then"));
    }
  }

  private void refund(JsonNode order, Map<String, Object> wanted) {
    desk.post(Person.pathOf(order) + "/refund", wanted);
  }

  private static void payAtTheSecondTry(Person person, JsonNode order) {
    try {
      person.pay(order, 0, "decline_");
    } catch (Refused declined) {
      person.pay(order, 0, CHARGED);
    }
  }

  /** The gateway never answers, and the shopper does not wait for that. */
  private static void leaveWhilePaying(Person person, JsonNode order) {
    try {
      person.payImpatiently(order, "timeout_before_");
    } catch (Refused refused) {
      throw refused;
    } catch (StackException asMeant) {
      // The order is being paid, until the back office has asked the gateway.
    }
  }
}

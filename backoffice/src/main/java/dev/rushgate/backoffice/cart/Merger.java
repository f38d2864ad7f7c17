package dev.rushgate.backoffice.cart;

import dev.rushgate.backoffice.cart.CartRows.Line;
import dev.rushgate.backoffice.cart.CartRows.OnSale;
import dev.rushgate.backoffice.platform.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Works out what the cart of a browser adds to that of its member. The rule: of each product there
 * are then <b>as many as in the one that has more of it</b>, never the sum. So a merge that is made
 * again, because its answer was lost, finds that nothing is to be done; and of a shopper who puts
 * two in here and two in there, two were most likely meant. What the member's cart has already
 * keeps its place and the price that it had when it was put in.
 */
final class Merger {

  private final Map<Long, Integer> held;
  private final Map<Long, OnSale> known;
  private final Map<Long, Line> lines = new LinkedHashMap<>();
  private final Map<String, Carts.LeftOut> leftOut = new LinkedHashMap<>();

  /**
   * @param held quantities in the member's cart, by product
   * @param known those of the guest's products that there are
   */
  Merger(Map<Long, Integer> held, Map<Long, OnSale> known) {
    this.held = held;
    this.known = known;
  }

  /** In the order in which the browser names them, as long as the cart has room. */
  void take(GuestItem guest) {
    OptionalLong id = Ids.parse(guest.productId());
    OnSale product = id.isEmpty() ? null : known.get(id.getAsLong());
    if (product == null) {
      leave(guest, null, Carts.Why.UNKNOWN);
    } else if (product.archived()) {
      leave(guest, product.name(), Carts.Why.GONE);
    } else if (!hasRoomFor(product.id())) {
      leave(guest, product.name(), Carts.Why.CART_FULL);
    } else {
      lines.merge(
          product.id(),
          new Line(product.id(), guest.quantity(), priceThen(guest, product)),
          (one, other) -> one.quantity() >= other.quantity() ? one : other);
    }
  }

  private void leave(GuestItem guest, @Nullable String name, Carts.Why why) {
    leftOut.putIfAbsent(guest.productId(), new Carts.LeftOut(guest.productId(), name, why));
  }

  private boolean hasRoomFor(long product) {
    if (held.containsKey(product) || lines.containsKey(product)) {
      return true;
    }
    long more = lines.keySet().stream().filter(id -> !held.containsKey(id)).count();
    return held.size() + more < Cart.PRODUCTS_MAX;
  }

  private static long priceThen(GuestItem guest, OnSale product) {
    return guest.priceThen() == null ? product.price() : guest.priceThen();
  }

  /** What is to be written: new products, and those of which the guest had more. */
  List<Line> lines() {
    return lines.values().stream()
        .filter(line -> line.quantity() > held.getOrDefault(line.productId(), 0))
        .toList();
  }

  List<Carts.LeftOut> leftOut() {
    return List.copyOf(leftOut.values());
  }
}

package dev.rushgate.backoffice.cart;

import dev.rushgate.backoffice.cart.CartRows.Line;
import dev.rushgate.backoffice.cart.CartRows.OnSale;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members have in their carts. A change locks the row of its cart first and no row of another
 * feature, so that changes of one cart wait for each other and nothing waits in a circle.
 */
@Service
public class Carts {

  private final CartRows rows;

  Carts(CartRows rows) {
    this.rows = rows;
  }

  /** What became of putting something in. */
  public sealed interface Put {

    record Done(Cart cart) implements Put {}

    record Unknown() implements Put {}

    /** The shop does not sell it any more. */
    record Gone() implements Put {}

    /** There are as many products in it as there may be. */
    record Full(int productsMax) implements Put {}
  }

  /** Why something of a guest's is not in the cart. */
  public enum Why {
    UNKNOWN,
    GONE,
    CART_FULL
  }

  /**
   * Something of a guest's that is not in the cart.
   *
   * @param productId as the guest named it
   * @param name null when nothing is known about it
   */
  public record LeftOut(String productId, @Nullable String name, Why why) {}

  /** A cart after a merge. */
  public record Merged(Cart cart, List<LeftOut> leftOut) {

    public Merged {
      leftOut = List.copyOf(leftOut);
    }
  }

  @Transactional(readOnly = true)
  public Cart of(MemberId member) {
    return new Cart(rows.items(member));
  }

  /** Makes it so many of the product, whether or not there were some. */
  @Transactional
  public Put put(MemberId member, long productId, int quantity) {
    OnSale product = rows.onSale(Set.of(productId)).get(productId);
    if (product == null) {
      return new Put.Unknown();
    }
    if (product.archived()) {
      return new Put.Gone();
    }
    rows.open(member);
    Map<Long, Integer> held = rows.quantities(member);
    if (!held.containsKey(productId) && held.size() >= Cart.PRODUCTS_MAX) {
      return new Put.Full(Cart.PRODUCTS_MAX);
    }
    rows.put(member, List.of(new Line(productId, quantity, product.price())));
    return new Put.Done(of(member));
  }

  /** Takes a product out; it need not be in. */
  @Transactional
  public Cart remove(MemberId member, long productId) {
    rows.lock(member);
    rows.remove(member, productId);
    return of(member);
  }

  @Transactional
  public Cart clear(MemberId member) {
    rows.lock(member);
    rows.clear(member);
    return of(member);
  }

  /** Adds what the member had in the browser as a guest; see {@link Merger} for the rule. */
  @Transactional
  public Merged merge(MemberId member, List<GuestItem> guest) {
    Map<Long, OnSale> known = rows.onSale(ids(guest));
    rows.open(member);
    var merger = new Merger(rows.quantities(member), known);
    guest.forEach(merger::take);
    rows.put(member, merger.lines());
    return new Merged(of(member), merger.leftOut());
  }

  private static Set<Long> ids(List<GuestItem> guest) {
    return guest.stream()
        .map(item -> Ids.parse(item.productId()))
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .collect(Collectors.toSet());
  }
}

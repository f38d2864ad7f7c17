package dev.rushgate.backoffice.orders;

import dev.rushgate.model.MemberId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to buy.
 *
 * @param units of each product, by rising id: the order in which their rows are locked
 * @param couponId to take something off, or null
 */
public record Basket(MemberId member, SortedMap<Long, Integer> units, @Nullable Long couponId) {

  /** Different products in one order. */
  public static final int PRODUCTS_MAX = 50;

  /** Units of one product. */
  public static final int UNITS_MAX = 999;

  public Basket {
    units = new TreeMap<>(units);
  }
}

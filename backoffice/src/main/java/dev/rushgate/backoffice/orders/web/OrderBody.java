package dev.rushgate.backoffice.orders.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.orders.Basket;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A wish to order, as it came. A product that is named twice is wanted as often. */
record OrderBody(@Nullable List<@Nullable Line> items, @Nullable String couponId) {

  /** So many of a product. */
  record Line(@Nullable String productId, @Nullable Integer quantity) {}

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  Basket basket(MemberId member) {
    var inspection = new Inspection();
    inspection.given(items, "items");
    int lines = items == null ? 1 : items.size();
    inspection.require(
        lines >= 1 && lines <= Basket.PRODUCTS_MAX,
        "items",
        "are 1 to " + Basket.PRODUCTS_MAX + " products");
    OptionalLong coupon = couponId == null ? OptionalLong.empty() : Ids.parse(couponId);
    inspection.require(couponId == null || coupon.isPresent(), "couponId", "is no id");
    inspection.end();
    TreeMap<Long, Integer> units = units(requireNonNull(items), inspection);
    inspection.end();
    return new Basket(member, units, coupon.isPresent() ? coupon.getAsLong() : null);
  }

  /** How many of each product; notes what is wrong with a line. */
  static TreeMap<Long, Integer> units(List<@Nullable Line> lines, Inspection inspection) {
    var units = new TreeMap<Long, Integer>();
    for (int i = 0; i < lines.size(); i++) {
      String at = "items[" + i + "]";
      Line line = lines.get(i);
      String product = line == null ? null : line.productId();
      Integer quantity = line == null ? null : line.quantity();
      OptionalLong id = product == null ? OptionalLong.empty() : Ids.parse(product);
      inspection.require(id.isPresent(), at + ".productId", "is no id");
      inspection.given(quantity, at + ".quantity");
      inspection.number(quantity, at + ".quantity", 1, Basket.UNITS_MAX);
      if (id.isPresent() && quantity != null) {
        int all = units.merge(id.getAsLong(), Math.min(quantity, Basket.UNITS_MAX), Integer::sum);
        inspection.require(
            all <= Basket.UNITS_MAX, at + ".quantity", "makes more than " + Basket.UNITS_MAX);
      }
    }
    return units;
  }
}

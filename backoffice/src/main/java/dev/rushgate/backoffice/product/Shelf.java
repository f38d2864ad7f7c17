package dev.rushgate.backoffice.product;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Products whose rows the caller's transaction has locked.
 *
 * @param products by id, those that exist
 */
public record Shelf(Map<Long, ProductDetails> products) {

  public Shelf {
    products = Map.copyOf(products);
  }

  public boolean has(Map<Long, Integer> units) {
    return units.keySet().stream().allMatch(this::sells) && shortOf(units).isEmpty();
  }

  /** Whether it can be bought at all. */
  public boolean sells(long productId) {
    @Nullable ProductDetails product = products.get(productId);
    return product != null && product.state() == ProductState.ACTIVE;
  }

  /** The first of which there are too few. */
  public Optional<ProductDetails> shortOf(Map<Long, Integer> units) {
    for (var wanted : units.entrySet()) {
      ProductDetails product = products.get(wanted.getKey());
      if (product != null && product.stock() < wanted.getValue()) {
        return Optional.of(product);
      }
    }
    return Optional.empty();
  }
}

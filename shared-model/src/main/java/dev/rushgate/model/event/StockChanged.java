package dev.rushgate.model.event;

import dev.rushgate.model.DropId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product has more or fewer units to sell than before.
 *
 * @param change how many more, negative for fewer
 * @param units how many there are since
 * @param cause a word: {@code CREATED}, {@code MANUAL}, {@code IMPORT}, {@code DEAL}, {@code ORDER}
 *     and what may come
 * @param orderId the order that took them or gave them back
 * @param drop the deal that took them or gave them back
 */
public record StockChanged(
    long productId,
    int change,
    int units,
    String cause,
    @Nullable Long orderId,
    @Nullable DropId drop,
    Instant at)
    implements ShopEvent {

  @Override
  public String key() {
    return Long.toString(productId);
  }
}

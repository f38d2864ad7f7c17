package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.Inspection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to a stock: changes it by so many units, or states what was counted.
 *
 * @param delta how many more, negative for fewer; null when counted
 * @param counted the whole new stock; null when it is a difference
 * @param version the version that was seen; another one since then is a conflict
 */
public record StockCorrection(
    @Nullable Integer delta,
    @Nullable Integer counted,
    @Nullable String reason,
    @Nullable Long version) {

  public static final int REASON_MAX = 200;

  /** Refuses with {@code InvalidInput} what is no change, or gives no reason. */
  void require() {
    var inspection = new Inspection();
    inspection.given(delta == null ? counted : delta, "delta");
    inspection.require(
        delta == null || counted == null, "counted", "is not given together with delta");
    inspection.require(delta == null || delta != 0, "delta", "is not 0");
    inspection.number(delta, "delta", -ProductSheet.STOCK_MAX, ProductSheet.STOCK_MAX);
    inspection.number(counted, "counted", 0, ProductSheet.STOCK_MAX);
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", REASON_MAX);
    inspection.end();
  }

  /** What the stock is to be; may be out of bounds. */
  long over(int stock) {
    return counted == null ? (long) stock + Objects.requireNonNull(delta) : counted;
  }
}

package dev.rushgate.model.event;

import java.time.Instant;

/** What {@link Topics#ORDERS} tells. Events of one key keep their order. */
public sealed interface ShopEvent permits OrderEvent, StockChanged {

  /** The order's id, or the product's. */
  String key();

  Instant at();
}

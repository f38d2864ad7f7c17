package dev.rushgate.model.event;

/** A {@link ShopEvent} as it is written: version, type, and what the type has. */
interface ShopEventWire {

  int v();

  ShopEvent event();
}

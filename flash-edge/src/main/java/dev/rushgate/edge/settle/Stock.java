package dev.rushgate.edge.settle;

import dev.rushgate.model.DropId;

/** A locked row of {@code drop_stock}. */
record Stock(DropId drop, int capacity, int live, long epoch) {

  int free() {
    return capacity - live;
  }
}

package dev.rushgate.stack.up.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how many of which: {@code cloud-mug 2, walnut-board 1}. */
final class Basket {

  private Basket() {}

  static Map<String, Integer> of(String text) {
    var basket = new LinkedHashMap<String, Integer>();
    for (String item : text.split(",", -1)) {
      String[] wareAndQuantity = item.strip().split(" +", 2);
      basket.put(wareAndQuantity[0], Integer.valueOf(wareAndQuantity[1]));
    }
    return basket;
  }
}

package dev.rushgate.edge.queue;

import java.util.List;

/** An outcome that a script gives as one text: words apart by {@code |}, the first says which. */
record Words(List<String> list) {

  static Words of(String text) {
    return new Words(List.of(text.split("\\|", -1)));
  }

  String word() {
    return text(0);
  }

  String text(int index) {
    return list.get(index);
  }

  long number(int index) {
    return Long.parseLong(text(index));
  }

  boolean isBlank(int index) {
    return text(index).isEmpty();
  }

  /** For an outcome that the script's header does not list. */
  IllegalStateException unexpected() {
    return new IllegalStateException("undocumented outcome " + word());
  }
}

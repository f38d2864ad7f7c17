package dev.rushgate.edge.queue;

import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A script's answer: a list whose first element is a word, the others as that word documents. */
record Reply(Response list) {

  static Reply of(@Nullable Response response) {
    if (response == null || !response.isArray()) {
      throw new IllegalStateException("a script answers with a list, not " + response);
    }
    return new Reply(response);
  }

  String word() {
    return text(0);
  }

  String text(int index) {
    return list.get(index).toString();
  }

  long number(int index) {
    return Long.parseLong(text(index));
  }

  boolean flag(int index) {
    return text(index).equals("1");
  }

  boolean isBlank(int index) {
    return text(index).isEmpty();
  }

  Reply at(int index) {
    return of(list.get(index));
  }

  int size() {
    return list.size();
  }

  List<String> texts() {
    return IntStream.range(0, size()).mapToObj(this::text).toList();
  }

  /** For an answer that the script's header does not list. */
  IllegalStateException unexpected() {
    return new IllegalStateException("undocumented answer " + word());
  }
}

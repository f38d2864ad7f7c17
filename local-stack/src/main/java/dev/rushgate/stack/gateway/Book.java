package dev.rushgate.stack.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All payments, one a key, written to a file line by line, so that they outlive the program. */
final class Book {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, Payment> payments = new TreeMap<>();

  Book(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          Payment payment = JSON.readValue(line, Payment.class);
          payments.put(payment.key(), payment);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Optional<Payment> find(String key) {
    return Optional.ofNullable(payments.get(key));
  }

  /** The newest that was charged for an order, else the newest. */
  synchronized Optional<Payment> ofOrder(String orderId) {
    List<Payment> found =
        payments.values().stream().filter(p -> p.orderId().equals(orderId)).toList();
    return found.stream()
        .filter(Payment::isCharged)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  synchronized List<Payment> all() {
    return List.copyOf(payments.values());
  }

  /** Changes one payment; null, going in, is one that nobody knows. */
  synchronized Payment change(String key, UnaryOperator<@Nullable Payment> change) {
    Payment before = payments.get(key);
    Payment after = change.apply(before);
    if (after == null) {
      throw new IllegalStateException("a payment is never forgotten");
    }
    if (!after.equals(before)) {
      write(after);
      payments.put(key, after);
    }
    return after;
  }

  private void write(Payment payment) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(payment) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

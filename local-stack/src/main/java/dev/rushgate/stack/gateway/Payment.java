package dev.rushgate.stack.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A payment in the gateway's book.
 *
 * @param status {@code IN_PROGRESS}, {@code DONE}, {@code PARTIAL_CANCELED}, {@code CANCELED},
 *     {@code ABORTED} or {@code EXPIRED}
 * @param request the idempotency key that confirmed it; empty when none did
 * @param total won that were charged
 * @param at when it was charged, ISO-8601
 */
public record Payment(
    String key,
    String orderId,
    String request,
    String status,
    long total,
    List<Cancel> cancels,
    String at) {

  private static final Set<String> UNCHARGED = Set.of("IN_PROGRESS", "ABORTED", "EXPIRED");

  public Payment {
    cancels = List.copyOf(cancels);
  }

  /**
   * Money given back.
   *
   * @param request the idempotency key that asked for it
   */
  public record Cancel(String request, long amount, String reason, String at) {}

  /** Won that are still the shop's. */
  public long balance() {
    return isCharged() ? total - cancels.stream().mapToLong(Cancel::amount).sum() : 0;
  }

  boolean isCharged() {
    return !UNCHARGED.contains(status);
  }

  /** Whether the buyer has agreed to it and the shop has not confirmed it. */
  boolean isOpen() {
    return status.equals("IN_PROGRESS") && request.isEmpty();
  }

  Payment confirmedBy(String asked) {
    return new Payment(key, orderId, asked, status, total, cancels, at);
  }

  Payment ended(String how, String when) {
    return new Payment(key, orderId, request, how, total, cancels, when);
  }

  Payment with(Cancel cancel) {
    List<Cancel> all = new ArrayList<>(cancels);
    all.add(cancel);
    String next = balance() == cancel.amount() ? "CANCELED" : "PARTIAL_CANCELED";
    return new Payment(key, orderId, request, next, total, all, at);
  }

  /** As the API shows it. */
  Map<String, Object> shown() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("paymentKey", key);
    shown.put("orderId", orderId);
    shown.put("status", status);
    shown.put("currency", "KRW");
    shown.put("totalAmount", total);
    shown.put("balanceAmount", balance());
    shown.put("approvedAt", at);
    shown.put(
        "cancels",
        cancels.stream()
            .map(
                cancel ->
                    Map.of(
                        "transactionKey", cancel.request(),
                        "cancelAmount", cancel.amount(),
                        "cancelReason", cancel.reason(),
                        "canceledAt", cancel.at()))
            .toList());
    return shown;
  }
}

package dev.rushgate.stack.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the gateway does to its book: charging, giving back, looking. */
final class Counter {

  static final int FAILING_CANCELS = 2;

  private final Book book;
  private final Map<String, AtomicInteger> cancels = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> refusals = new ConcurrentHashMap<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  Counter(Book book) {
    this.book = book;
  }

  Payment find(String key) {
    return book.find(key).orElseThrow(Counter::unknown);
  }

  Payment ofOrder(String orderId) {
    return book.ofOrder(orderId).orElseThrow(Counter::unknown);
  }

  /** The buyer agrees to pay, in the gateway's own window; the shop has to confirm it. */
  Payment open(String key, String orderId, long amount) {
    return book.change(
        key,
        before -> {
          if (before != null) {
            throw new Refused(400, "INVALID_REQUEST", "paymentKey");
          }
          return inProgress(key, orderId, amount, "");
        });
  }

  /** The shop confirms; a payment that was confirmed before comes as it is. */
  Payment begin(String key, String orderId, long amount, String request) {
    return book.change(
        key,
        before -> {
          if (before == null) {
            return inProgress(key, orderId, amount, request);
          }
          if (before.isOpen()) {
            requireAsOpened(before, orderId, amount);
            return before.confirmedBy(request);
          }
          requireSame(before, orderId, amount, request);
          return before;
        });
  }

  private static Payment inProgress(String key, String orderId, long amount, String request) {
    if (amount < 1) {
      throw new Refused(400, "INVALID_REQUEST", "amount");
    }
    return new Payment(key, orderId, request, "IN_PROGRESS", amount, List.of(), now());
  }

  private static void requireAsOpened(Payment open, String orderId, long amount) {
    if (!open.orderId().equals(orderId)) {
      throw noSession();
    }
    if (open.total() != amount) {
      throw new Refused(403, "FORBIDDEN_REQUEST", "허용되지 않은 요청입니다.");
    }
  }

  private static void requireSame(Payment before, String orderId, long amount, String request) {
    if (before.status().equals("EXPIRED")) {
      throw noSession();
    }
    boolean again = !request.isEmpty() && request.equals(before.request());
    if (!again) {
      throw new Refused(400, "ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다.");
    }
    if (!before.orderId().equals(orderId) || before.total() != amount) {
      throw new Refused(400, "INVALID_REQUEST", "the key was used for another request");
    }
  }

  /** Charges what is in progress, or ends it; what is not stays. */
  Payment end(String key, boolean charge) {
    return end(key, charge ? "DONE" : "ABORTED");
  }

  /** What was not confirmed in time cannot be any more. */
  Payment expire(String key) {
    return end(key, "EXPIRED");
  }

  private Payment end(String key, String how) {
    return book.change(
        key,
        before ->
            before == null || !before.status().equals("IN_PROGRESS")
                ? before
                : before.ended(how, now()));
  }

  /** Whether this confirmation is the one that gets lost. */
  boolean loses(String key) {
    return lost.add(key);
  }

  /** Whether a cancel of this payment is one of the first that fail. */
  boolean failsNow(String key, int cancelsMax) {
    return cancels.computeIfAbsent(key, first -> new AtomicInteger()).incrementAndGet()
        <= cancelsMax;
  }

  /** Whether this request is one of the first that are refused, or was before. */
  boolean refuses(String key, String request, int requestsMax) {
    Set<String> refused = refusals.computeIfAbsent(key, first -> ConcurrentHashMap.newKeySet());
    return refused.contains(request) || (refused.size() < requestsMax && refused.add(request));
  }

  /** Gives back a part, or with no amount what is left; the same request does it once. */
  Payment cancel(String key, @Nullable Long amount, String reason, String request) {
    return book.change(
        key,
        before -> {
          if (before == null) {
            throw unknown();
          }
          if (before.cancels().stream().anyMatch(c -> c.request().equals(request))) {
            return before;
          }
          return before.with(checked(before, amount, reason, request));
        });
  }

  private static Payment.Cancel checked(
      Payment before, @Nullable Long amount, String reason, String request) {
    if (!before.isCharged() || before.balance() == 0) {
      throw new Refused(400, "ALREADY_CANCELED_PAYMENT", "이미 취소된 결제 입니다.");
    }
    long wanted = amount == null ? before.balance() : amount;
    if (wanted < 1 || wanted > before.balance()) {
      throw new Refused(403, "NOT_CANCELABLE_AMOUNT", "취소 할 수 없는 금액 입니다.");
    }
    if (reason.isBlank()) {
      throw new Refused(400, "INVALID_REQUEST", "cancelReason");
    }
    return new Payment.Cancel(request, wanted, reason, now());
  }

  private static Refused noSession() {
    return new Refused(404, "NOT_FOUND_PAYMENT_SESSION", "결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.");
  }

  private static Refused unknown() {
    return new Refused(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 정보 입니다.");
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

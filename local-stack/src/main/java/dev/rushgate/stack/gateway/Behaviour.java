package dev.rushgate.stack.gateway;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the gateway treats a payment, by what its key begins with. */
enum Behaviour {
  OK("ok_"),
  DECLINE("decline_"),
  /** Answers after some seconds; meanwhile the payment is in progress. */
  SLOW("slow_"),
  /** Never answers, and never charges. */
  TIMEOUT_BEFORE("timeout_before_"),
  /** Charges, and never answers. */
  TIMEOUT_AFTER("timeout_after_"),
  /** Its first confirmation gets lost on the way, unanswered; the next is charged. */
  LOST("lost_"),
  WEBHOOK_LATE("webhook_late_"),
  WEBHOOK_TWICE("webhook_twice_"),
  WEBHOOK_NEVER("webhook_never_"),
  /** Its first cancels fail with 500 and leave it as it is. */
  CANCEL_FAILS("cancel_fails_"),
  /** Its first cancels are refused, each request for good; a later one of another is done. */
  CANCEL_REFUSED("cancel_refused_"),
  /** Its first cancel is refused for now, and that request for good; another is done. */
  CANCEL_LATER("cancel_later_"),
  /** Its first cancel is done, and never answered. */
  CANCEL_UNHEARD("cancel_unheard_");

  private final String prefix;

  Behaviour(String prefix) {
    this.prefix = prefix;
  }

  /** Null for a key that the gateway never gave out. */
  static @Nullable Behaviour of(String paymentKey) {
    return Arrays.stream(values())
        .filter(behaviour -> paymentKey.startsWith(behaviour.prefix))
        .findFirst()
        .orElse(null);
  }
}

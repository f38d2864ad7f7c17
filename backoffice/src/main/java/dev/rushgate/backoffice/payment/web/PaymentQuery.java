package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentSearch;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.model.MemberId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a search for payments, as addresses have them.
 *
 * @param q a payment key, or the id of a payment or of what it pays for
 * @param attention {@code differing} or {@code refused}
 */
record PaymentQuery(
    @Nullable String q,
    @Nullable String member,
    @Nullable String state,
    @Nullable String purpose,
    @Nullable String attention) {

  private static final int TEXT_MAX = 200;
  private static final String DIFFERING = "differing";
  private static final String REFUSED = "refused";

  /** Refuses what means nothing with {@code InvalidInput}. */
  PaymentSearch search() {
    String text = plain(q);
    if (text.length() > TEXT_MAX) {
      throw InvalidInput.of("q", "is at most " + TEXT_MAX + " characters");
    }
    String wanted = plain(attention);
    if (!wanted.isEmpty() && !wanted.equals(DIFFERING) && !wanted.equals(REFUSED)) {
      throw InvalidInput.of("attention", "is differing or refused");
    }
    return new PaymentSearch(
        text,
        memberId(plain(member)),
        named(Payment.State.values(), plain(state), "state"),
        named(Payment.Purpose.values(), plain(purpose), "purpose"),
        wanted.equals(DIFFERING),
        wanted.equals(REFUSED));
  }

  Map<String, String> asked() {
    return Map.of(
        "q", plain(q),
        "member", plain(member),
        "state", plain(state),
        "purpose", plain(purpose),
        "attention", plain(attention));
  }

  private static <E extends Enum<E>> @Nullable E named(E[] values, String word, String field) {
    return word.isEmpty()
        ? null
        : Arrays.stream(values)
            .filter(value -> value.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of(field, "is one of " + Arrays.toString(values)));
  }

  private static @Nullable String memberId(String text) {
    return text.isEmpty()
        ? null
        : MemberId.parse(text)
            .map(MemberId::value)
            .orElseThrow(() -> InvalidInput.of("member", "is 1 to 64 of A-Z a-z 0-9 _ -"));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

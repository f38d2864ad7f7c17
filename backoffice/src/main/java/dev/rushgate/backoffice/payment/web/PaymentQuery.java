package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentSearch;
import dev.rushgate.backoffice.payment.PaymentSearch.Wanting;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.model.MemberId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a search for payments, as addresses have them.
 *
 * @param q a payment key, or the id of a payment or of what it pays for
 * @param attention a {@link PaymentSearch.Wanting} in small letters
 */
record PaymentQuery(
    @Nullable String q,
    @Nullable String member,
    @Nullable String state,
    @Nullable String purpose,
    @Nullable String attention) {

  private static final int TEXT_MAX = 200;

  /** Refuses what means nothing with {@code InvalidInput}. */
  PaymentSearch search() {
    String text = plain(q);
    if (text.length() > TEXT_MAX) {
      throw InvalidInput.of("q", "is at most " + TEXT_MAX + " characters");
    }
    return new PaymentSearch(
        text,
        memberId(plain(member)),
        named(Payment.State.values(), plain(state), "state"),
        named(Payment.Purpose.values(), plain(purpose), "purpose"),
        wanting(plain(attention)));
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

  /** As addresses have them. */
  static List<String> attentions() {
    return Arrays.stream(Wanting.values()).map(PaymentQuery::word).toList();
  }

  private static @Nullable Wanting wanting(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(Wanting.values())
            .filter(why -> word(why).equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("attention", "is one of " + attentions()));
  }

  private static String word(Wanting why) {
    return why.name().toLowerCase(Locale.ROOT);
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

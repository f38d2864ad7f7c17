package dev.rushgate.rush.crowd;

/** What a gate answered to a shopper. */
sealed interface Answer {

  /** There is an entry. */
  record Found(Entry entry) implements Answer {}

  /** There is no entry of this member. */
  record NoEntry() implements Answer {}

  /** Done, with nothing to say: the place was given up. */
  record Done() implements Answer {}

  /** A definite no, with its stable code. */
  record Refused(String code) implements Answer {}

  /**
   * Not now: 429, 503, or no answer at all. Whether the call had an effect is unknown; the same
   * call again finds out.
   */
  record TryLater(String code, long afterMs) implements Answer {}

  /** Nothing that the contract foresees. */
  record Odd(int status, String body) implements Answer {}
}

package dev.rushgate.model;

/** An amount in won, the smallest unit there is: whole, never negative, at most 10 trillion. */
public record Money(long won) implements Comparable<Money> {

  /** Far above any price, far below where a product with a quantity could overflow. */
  public static final long WON_MAX = 10_000_000_000_000L;

  public static final Money ZERO = new Money(0);

  /** Refuses an amount outside 0 to {@link #WON_MAX} with {@link IllegalArgumentException}. */
  public Money {
    if (won < 0 || won > WON_MAX) {
      throw new IllegalArgumentException("an amount is 0 to " + WON_MAX + " won");
    }
  }

  public Money plus(Money other) {
    return new Money(won + other.won);
  }

  /** What is left; refuses to go below zero. */
  public Money minus(Money other) {
    return new Money(won - other.won);
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(won, quantity));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(won, other.won);
  }

  @Override
  public String toString() {
    return Long.toString(won);
  }
}

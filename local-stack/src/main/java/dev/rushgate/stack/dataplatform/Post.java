package dev.rushgate.stack.dataplatform;

/**
 * One post.
 *
 * @param key by which the sender says that it is the same again
 * @param outcome {@code TAKEN} the first time, {@code AGAIN} after that, else the mood in which it
 *     was turned away
 */
public record Post(String key, String order, String outcome, String body) {

  static final String TAKEN = "TAKEN";
  static final String AGAIN = "AGAIN";

  public boolean isTaken() {
    return outcome.equals(TAKEN);
  }
}

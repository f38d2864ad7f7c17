package dev.rushgate.backoffice.audit;

/** What a change is about. */
public record Subject(Kind kind, String id) {

  public enum Kind {
    PRODUCT,
    DROP,
    ORDER,
    MEMBER,
    STAFF,
    PAYMENT
  }

  public static Subject product(long id) {
    return new Subject(Kind.PRODUCT, Long.toString(id));
  }

  public static Subject drop(long id) {
    return new Subject(Kind.DROP, Long.toString(id));
  }

  public static Subject order(long id) {
    return new Subject(Kind.ORDER, Long.toString(id));
  }

  public static Subject member(String id) {
    return new Subject(Kind.MEMBER, id);
  }

  public static Subject staff(long id) {
    return new Subject(Kind.STAFF, Long.toString(id));
  }

  public static Subject payment(long id) {
    return new Subject(Kind.PAYMENT, Long.toString(id));
  }
}

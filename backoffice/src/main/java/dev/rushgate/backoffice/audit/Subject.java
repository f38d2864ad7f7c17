package dev.rushgate.backoffice.audit;

/** What a change is about. */
public record Subject(Kind kind, long id) {

  public enum Kind {
    PRODUCT,
    DROP,
    ORDER,
    MEMBER,
    STAFF
  }

  public static Subject product(long id) {
    return new Subject(Kind.PRODUCT, id);
  }

  public static Subject drop(long id) {
    return new Subject(Kind.DROP, id);
  }

  public static Subject order(long id) {
    return new Subject(Kind.ORDER, id);
  }

  public static Subject member(long id) {
    return new Subject(Kind.MEMBER, id);
  }

  public static Subject staff(long id) {
    return new Subject(Kind.STAFF, id);
  }
}

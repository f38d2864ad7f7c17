package dev.rushgate.backoffice.platform;

/**
 * Who does what is being done.
 *
 * @param id that of the staff member, or the subject of the token
 * @param requestId of the request that asked for it, as in the log
 */
public record Actor(Kind kind, String id, String name, String requestId) {

  public enum Kind {
    /** Somebody on the staff, in a browser. */
    STAFF,
    /** A program with a token of the admin API, or a shopper with a token of theirs. */
    API,
    /** The back office itself. */
    SYSTEM
  }

  /** How somebody on the staff is called where others are as well: in tokens, and in the log. */
  public static String nameOf(long staff) {
    return "staff-" + staff;
  }

  /** Whether it is that one of the staff, in a session or by a token of theirs. */
  public boolean isStaff(long staff) {
    return switch (kind) {
      case STAFF -> id.equals(Long.toString(staff));
      case API -> id.equals(nameOf(staff));
      case SYSTEM -> false;
    };
  }
}

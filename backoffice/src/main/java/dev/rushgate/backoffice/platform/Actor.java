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
}

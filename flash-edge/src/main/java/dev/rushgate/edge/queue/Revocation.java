package dev.rushgate.edge.queue;

import java.util.OptionalLong;

/**
 * Tokens that count no longer although they have not expired.
 *
 * @param number in the order of the commits
 * @param beforeMs of a MEMBER: tokens issued at or before it are void; empty: all
 * @param expiresMs from then on no such token is alive; empty: it does not end by itself
 */
public record Revocation(
    long number, Kind kind, String subject, OptionalLong beforeMs, OptionalLong expiresMs) {

  private static final int FIELDS = 4;

  /** Whose tokens. */
  public enum Kind {
    /** Those of one session; the subject is its {@code sid}. */
    SESSION,
    /** Those of a member up to an instant. */
    MEMBER,
    /** All of a member, until an UNBLOCK. */
    BLOCK,
    /** Ends a member's BLOCK. */
    UNBLOCK
  }

  /** A BLOCK is as long as it is, so what is said of its times is not kept. */
  public Revocation {
    if (kind == Kind.BLOCK || kind == Kind.UNBLOCK) {
      beforeMs = OptionalLong.empty();
      expiresMs = OptionalLong.empty();
    }
  }

  /** From an element of the list; refuses one of another form with an unchecked exception. */
  static Revocation of(String element, long number) {
    String[] fields = element.split("\\|", FIELDS);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not a revocation");
    }
    return new Revocation(
        number, Kind.valueOf(fields[0]), fields[FIELDS - 1], number(fields[1]), number(fields[2]));
  }

  /** What {@code copyRevocations.lua} writes; the subject comes last, so it may be any text. */
  String element() {
    return String.join(
        "|", kind.name(), EntryForm.text(beforeMs), EntryForm.text(expiresMs), subject);
  }

  private static OptionalLong number(String field) {
    return field.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(field));
  }
}

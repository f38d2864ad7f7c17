package dev.rushgate.backoffice.platform.guess;

import dev.rushgate.backoffice.platform.Digest;
import dev.rushgate.backoffice.platform.Email;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose tries are counted together. Ordered, so that several are locked in one order. */
public record GuessKey(Kind kind, String of) implements Comparable<GuessKey> {

  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** After so many tries each further one doubles the wait, from the first to the longest. */
  public enum Kind {
    /** Logins to one account, whether or not it is there. */
    ACCOUNT(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofDays(1)),
    /** Wrong tries from one address; many shoppers may share it. */
    CLIENT(50, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1)),

    /** The same at the door of the staff; apart, so that neither keeps the other out. */
    STAFF_CLIENT(50, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1)),
    /** Mails to one account, whether or not it is there. */
    RESET(3, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1)),
    /** Mails asked for from one address. */
    RESET_CLIENT(20, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

    private static final int DOUBLINGS_MAX = 20;

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final Duration forgottenAfter;

    Kind(int free, Duration first, Duration longest, Duration forgottenAfter) {
      this.free = free;
      this.first = first;
      this.longest = longest;
      this.forgottenAfter = forgottenAfter;
    }

    /** How long who tried in vain so often waits. */
    Duration waitAfter(int tries) {
      if (tries < free) {
        return Duration.ZERO;
      }
      Duration wait = first.multipliedBy(1L << Math.min(tries - free, DOUBLINGS_MAX));
      return wait.compareTo(longest) < 0 ? wait : longest;
    }

    Duration forgottenAfter() {
      return forgottenAfter;
    }
  }

  public static GuessKey account(Email email) {
    return new GuessKey(Kind.ACCOUNT, email.value());
  }

  public static GuessKey client(String address) {
    return new GuessKey(Kind.CLIENT, network(address));
  }

  public static GuessKey staffClient(String address) {
    return new GuessKey(Kind.STAFF_CLIENT, network(address));
  }

  public static GuessKey reset(Email email) {
    return new GuessKey(Kind.RESET, email.value());
  }

  public static GuessKey resetClient(String address) {
    return new GuessKey(Kind.RESET_CLIENT, network(address));
  }

  public byte[] subject() {
    return Digest.sha256(kind + ":" + of);
  }

  /** One household has a whole network of IPv6 addresses. */
  private static String network(String address) {
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) { // a proxy may name a caller as it likes
      return address;
    }
    int length = bytes.length == IPV6_BYTES ? IPV6_NETWORK_BYTES : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  @Override
  public int compareTo(GuessKey other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? of.compareTo(other.of) : byKind;
  }
}

package dev.rushgate.edge.gate.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rushgate.edge.Secret;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javax.crypto.Mac;

/**
 * Writes and reads tickets: base64url of the fields, a dot, base64url of the HMAC-SHA256 of what
 * stands before the dot. Not safe for several threads; each event loop has its own.
 */
public final class Tickets {

  /** The longest that can be written is 252. */
  static final int CHARS_MAX = 256;

  /** How long a ticket tells a place. */
  public static final long AGE_MAX_MS = 24 * 60 * 60 * 1_000L;

  /** How long one may stand in an address, where it could be seen: for opening a stream. */
  public static final long AGE_IN_ADDRESS_MAX_MS = 15 * 60 * 1_000L;

  /** Gates read Redis' clock with an error; a ticket may come from this far ahead. */
  private static final long AHEAD_MAX_MS = 5_000;

  private static final String VERSION = "t1";
  private static final int FIELDS = 7;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Mac mac;
  private final LongSupplier nowMs;

  public Tickets(Secret secret, LongSupplier nowMs) {
    this.nowMs = nowMs;
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(secret.hmacSha256());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  public String write(Ticket t) {
    var fields = new StringBuilder(CHARS_MAX).append(VERSION);
    fields.append(':').append(t.drop().value()).append(':').append(t.epoch());
    fields.append(':').append(t.score()).append(':');
    if (t.place().isPresent()) {
      fields.append(t.place().getAsLong());
    }
    fields.append(':').append(t.issuedAtMs()).append(':').append(t.member().value());
    byte[] signed = BASE64.encode(fields.toString().getBytes(ISO_8859_1));
    byte[] signature = BASE64.encode(mac.doFinal(signed));
    return new String(signed, ISO_8859_1) + '.' + new String(signature, ISO_8859_1);
  }

  /** Reads a ticket of that drop, at most {@code ageMaxMs} old. */
  public TicketReading read(String text, DropId drop, long ageMaxMs) {
    int dot = text.indexOf('.');
    if (text.length() > CHARS_MAX || dot < 1) {
      return new TicketReading.Invalid("This is not a ticket.");
    }
    try {
      String signed = text.substring(0, dot);
      byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      if (!MessageDigest.isEqual(signature, mac.doFinal(signed.getBytes(ISO_8859_1)))) {
        return new TicketReading.Invalid("This ticket was not issued here.");
      }
      String fields = new String(Base64.getUrlDecoder().decode(signed), ISO_8859_1);
      return judge(parse(fields), drop, ageMaxMs);
    } catch (IllegalArgumentException malformed) {
      return new TicketReading.Invalid("This is not a ticket.");
    }
  }

  private TicketReading judge(Ticket ticket, DropId drop, long ageMaxMs) {
    long age = nowMs.getAsLong() - ticket.issuedAtMs();
    if (!ticket.drop().equals(drop)) {
      return new TicketReading.Invalid("This ticket is for another drop.");
    }
    return age > ageMaxMs || age < -AHEAD_MAX_MS
        ? new TicketReading.Invalid("This ticket is too old; ask again without it.")
        : new TicketReading.Valid(ticket);
  }

  /** What is signed was written here, so a form that is not ours is an older version's. */
  private static Ticket parse(String text) {
    String[] fields = text.split(":", -1);
    if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
      throw new IllegalArgumentException("not the fields of a ticket");
    }
    return new Ticket(
        new DropId(Long.parseLong(fields[1])),
        new MemberId(fields[6]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        fields[4].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[4])),
        Long.parseLong(fields[5]));
  }
}

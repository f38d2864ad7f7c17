package dev.rushgate.edge.gate.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rushgate.edge.Secret;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
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
  private static final String NUMBER = "(-?[0-9]{1,18})";
  private static final Pattern FORM =
      Pattern.compile(
          VERSION + ":([0-9]{1,18}):([0-9]{1,18}):" + NUMBER + ":([0-9]{0,18}):([0-9]{1,18}):(.+)");

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
    String place = t.place().isPresent() ? Long.toString(t.place().getAsLong()) : "";
    byte[] fields =
        String.join(
                ":",
                VERSION,
                t.drop().toString(),
                Long.toString(t.epoch()),
                Long.toString(t.score()),
                place,
                Long.toString(t.issuedAtMs()),
                t.member().value())
            .getBytes(US_ASCII);
    String text = text(fields);
    return text + '.' + text(mac.doFinal(text.getBytes(US_ASCII)));
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
      if (!MessageDigest.isEqual(signature, mac.doFinal(signed.getBytes(US_ASCII)))) {
        return new TicketReading.Invalid("This ticket was not issued here.");
      }
      String fields = new String(Base64.getUrlDecoder().decode(signed), US_ASCII);
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

  private static Ticket parse(String fields) {
    var m = FORM.matcher(fields);
    if (!m.matches()) {
      throw new IllegalArgumentException("not the fields of a ticket");
    }
    return new Ticket(
        new DropId(Long.parseLong(m.group(1))),
        new MemberId(m.group(6)),
        Long.parseLong(m.group(2)),
        Long.parseLong(m.group(3)),
        m.group(4).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(m.group(4))),
        Long.parseLong(m.group(5)));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

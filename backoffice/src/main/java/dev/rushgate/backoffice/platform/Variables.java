package dev.rushgate.backoffice.platform;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The environment's variables, each refused by its name when it is missing or unusable. */
final class Variables {

  private static final int PORT_MAX = 65_535;

  private final Map<String, String> given;

  Variables(Map<String, String> given) {
    this.given = given;
  }

  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new BadConfiguration(name, "is not set");
    }
    return value;
  }

  String or(String name, String otherwise) {
    String value = optional(name);
    return value == null ? otherwise : value;
  }

  <T> T required(String name, Function<String, T> reader, String form) {
    return read(name, required(name), reader, form);
  }

  int port(String name, int otherwise) {
    return read(name, or(name, Integer.toString(otherwise)), Variables::toPort, "is not a port");
  }

  int number(String name, int otherwise, int min, int max) {
    return read(
        name,
        or(name, Integer.toString(otherwise)),
        text -> toNumber(text, min, max),
        "is not a number from " + min + " to " + max);
  }

  /** Keys by their names, {@code kid:base64,kid:base64}. */
  Map<String, Secret> keys(String name) {
    var keys = new LinkedHashMap<String, Secret>();
    String list = optional(name);
    if (list != null) {
      for (String entry : list.split(",", -1)) {
        String[] parts = entry.strip().split(":", 2);
        if (parts.length != 2 || parts[0].isEmpty()) {
          throw new BadConfiguration(name, "is a list of kid:base64");
        }
        String form = "holds a key that is not base64 of 32 bytes or more";
        keys.put(parts[0], read(name, parts[1], Secret::ofBase64, form));
      }
    }
    return Map.copyOf(keys);
  }

  /**
   * {@code RUSHGATE_SMTP_URL} sends mails; without it {@code RUSHGATE_MAIL_LOG=true} shows them in
   * the log; with neither there are none.
   */
  Mailing mailing() {
    String smtp = optional("RUSHGATE_SMTP_URL");
    boolean toLog = or("RUSHGATE_MAIL_LOG", "false").equals("true");
    if (smtp == null && !toLog) {
      return new Mailing.Nowhere();
    }
    String publicUrl = webAddress("RUSHGATE_PUBLIC_URL");
    if (smtp == null) {
      return new Mailing.ToLog(publicUrl);
    }
    String from = required("RUSHGATE_MAIL_FROM", Variables::toMailAddress, "is not name@host");
    return read(
        "RUSHGATE_SMTP_URL",
        smtp,
        url -> Mailing.Smtp.of(url, from, publicUrl),
        "is not smtp(s)://user:password@host:port");
  }

  /** Without a slash at its end. */
  String webAddress(String name) {
    return required(name, Variables::toWebAddress, "is not http(s)://host");
  }

  private @Nullable String optional(String name) {
    String value = given.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  <T> T read(String name, String value, Function<String, T> reader, String form) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) { // not chained: its message could quote a secret
      throw new BadConfiguration(name, form);
    }
  }

  static String toWebAddress(String text) {
    URI uri = URI.create(text);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("no address of a site");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String toMailAddress(String text) {
    if (!text.matches("[^\\s@<>]+@[^\\s@<>]+")) {
      throw new IllegalArgumentException("no address of a mailbox");
    }
    return text;
  }

  private static int toPort(String text) {
    return toNumber(text, 0, PORT_MAX);
  }

  private static int toNumber(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }
}

package dev.rushgate.backoffice.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where mails go. */
public sealed interface Mailing {

  /** Where shoppers find the shop, for links in mails; without a slash at its end. */
  String publicUrl();

  /** Nowhere: whatever needs a mail is refused. */
  record Nowhere() implements Mailing {

    @Override
    public String publicUrl() {
      return "";
    }
  }

  /** To the log, for the local stack only: whoever reads it can reset every password. */
  record ToLog(String publicUrl) implements Mailing {}

  /**
   * To a mail server.
   *
   * @param tls whether the connection is encrypted from its first byte
   * @param user empty when the server wants no login
   */
  record Smtp(
      String host,
      int port,
      boolean tls,
      String user,
      String password,
      String from,
      String publicUrl)
      implements Mailing {

    private static final int PORT = 587;
    private static final int PORT_TLS = 465;

    /** Of {@code smtp://user:password@host:port} or {@code smtps://...}, percent-encoded. */
    static Smtp of(String url, String from, String publicUrl) {
      URI uri = URI.create(url);
      boolean tls = "smtps".equals(uri.getScheme());
      if ((!tls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
        throw new IllegalArgumentException("no address of a mail server");
      }
      int port = uri.getPort() < 0 ? (tls ? PORT_TLS : PORT) : uri.getPort();
      String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
      int colon = login.indexOf(':');
      if (!login.isEmpty() && colon < 1) {
        throw new IllegalArgumentException("a user without a password");
      }
      String user = colon < 0 ? "" : plain(login.substring(0, colon));
      String password = colon < 0 ? "" : plain(login.substring(colon + 1));
      return new Smtp(uri.getHost(), port, tls, user, password, from, publicUrl);
    }

    private static String plain(String encoded) {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "Smtp " + host + ":" + port;
    }
  }
}

package dev.rushgate.backoffice.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies in front of this server, whose word about who calls, and how, is taken; nobody else's
 * is.
 *
 * @param networks each as an address and a length, {@code 10.0.0.0/8}
 */
public record TrustedProxies(List<String> networks) {

  private static final String NAME = "RUSHGATE_TRUSTED_PROXIES";

  static TrustedProxies from(Variables given) {
    String list = given.or(NAME, "");
    return list.isEmpty()
        ? new TrustedProxies(List.of())
        : given.read(
            NAME, list, TrustedProxies::parse, "is not a list of addresses or networks (CIDR)");
  }

  private static TrustedProxies parse(String list) {
    return new TrustedProxies(
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .map(TrustedProxies::network)
            .toList());
  }

  /** Refuses the network that everybody is in: it would let callers name themselves. */
  private static String network(String text) {
    String[] parts = text.split("/", -1);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int bits = address.getAddress().length * Byte.SIZE;
    int length = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (parts.length > 2 || length < 1 || length > bits) {
      throw new IllegalArgumentException("no network");
    }
    return address.getHostAddress() + "/" + length;
  }
}

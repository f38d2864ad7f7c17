package dev.rushgate.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports.
 *
 * <p>They are drawn from below the range that systems use for outgoing connections (from 32768 on
 * Linux): a store that is down for a moment must find its port unused when it starts again.
 */
public final class Ports {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 31_999;
  private static final int TRIES_MAX = 200;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  public static int free() {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new StackException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  /** The chosen port, or a free one when the choice is 0. */
  static int chosenOrFree(int chosen) {
    return chosen == 0 ? free() : chosen;
  }

  public static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(loopback(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

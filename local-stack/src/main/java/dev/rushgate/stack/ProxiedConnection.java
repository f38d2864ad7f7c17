package dev.rushgate.stack;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client's way through a proxy: two threads, each moving the bytes of one direction. */
final class ProxiedConnection {

  private static final int CHUNK_BYTES_MAX = 65_536;

  private final StoreProxy proxy;
  private final Socket client;
  private final Socket server;
  private final AtomicInteger openDirections = new AtomicInteger(2);
  private volatile @Nullable Moment answerHeldFor;

  ProxiedConnection(StoreProxy proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void run() {
    Thread.ofVirtual().name("proxy-requests").start(() -> move(this::moveRequests));
    Thread.ofVirtual().name("proxy-answers").start(() -> move(this::moveAnswers));
  }

  /** Ends it with a reset: neither side may take it for an orderly end. */
  void close() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException closedAlready) {
        // Then it is what it should be.
      }
    }
    proxy.forget(this);
  }

  private void moveRequests() throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK_BYTES_MAX];
    byte[] before = new byte[0];
    for (int length = read(client, chunk); length >= 0; length = read(client, chunk)) {
      proxy.passStall();
      byte[] seen = join(before, chunk, length);
      Moment moment = proxy.momentIn(seen);
      if (moment != null && !meet(moment)) {
        close();
        return;
      }
      server.getOutputStream().write(chunk, 0, length);
      // A mark may lie across two chunks.
      before =
          Arrays.copyOfRange(seen, Math.max(0, seen.length - proxy.markTailBytes()), seen.length);
    }
    server.shutdownOutput();
  }

  private boolean meet(Moment moment) throws InterruptedException {
    moment.belongsTo(this);
    return switch (moment.kind()) {
      case BEFORE_REQUEST -> moment.hold();
      case BEFORE_ANSWER -> {
        // Set before the request leaves, or its answer could slip through.
        answerHeldFor = moment;
        yield true;
      }
    };
  }

  private void moveAnswers() throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK_BYTES_MAX];
    for (int length = read(server, chunk); length >= 0; length = read(server, chunk)) {
      Moment moment = answerHeldFor;
      if (moment != null) {
        answerHeldFor = null;
        if (!moment.hold()) {
          close();
          return;
        }
      }
      proxy.passDelay();
      proxy.passStall();
      client.getOutputStream().write(chunk, 0, length);
    }
    client.shutdownOutput();
  }

  private static int read(Socket from, byte[] chunk) throws IOException {
    return from.getInputStream().read(chunk);
  }

  private static byte[] join(byte[] before, byte[] chunk, int length) {
    byte[] joined = Arrays.copyOf(before, before.length + length);
    System.arraycopy(chunk, 0, joined, before.length, length);
    return joined;
  }

  private void move(Direction direction) {
    try {
      direction.move();
      if (openDirections.decrementAndGet() == 0) {
        close();
      }
    } catch (IOException broken) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  @FunctionalInterface
  private interface Direction {
    void move() throws IOException, InterruptedException;
  }
}

package dev.rushgate.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A loopback proxy before one server, mostly a store. It passes everything on until a test asks for
 * a fault.
 *
 * <p>Production code carries no test hooks because of it: "after the request, before the answer" is
 * a moment on the wire.
 */
public final class StoreProxy implements AutoCloseable {

  private static final int BACKLOG_MAX = 512;

  private final String name;
  private final int port;
  private final String serverHost;
  private final int serverPort;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<Moment> moments = new CopyOnWriteArrayList<>();

  private volatile Duration delay = Duration.ZERO;
  private volatile boolean cut;
  private boolean stalled;
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;

  StoreProxy(String name, int port, String serverHost, int serverPort) {
    this.name = name;
    this.port = port;
    this.serverHost = serverHost;
    this.serverPort = serverPort;
  }

  /** Before another server on this machine, to find a moment in its traffic as well. */
  public static StoreProxy before(String name, int serverPort) {
    return new StoreProxy(name, Ports.free(), "127.0.0.1", serverPort).listening();
  }

  public int port() {
    return port;
  }

  /** Closes every connection and refuses new ones until {@link #restore()}. */
  public void cut() {
    cut = true;
    close();
  }

  public synchronized void restore() {
    cut = false;
    listening();
  }

  /** From now on every answer arrives this much later; zero ends it. */
  public void delay(Duration later) {
    delay = later;
  }

  /** Moves no byte, in neither direction, until {@link #resume()}; connections stay open. */
  public synchronized void stall() {
    stalled = true;
  }

  public synchronized void resume() {
    stalled = false;
    notifyAll();
  }

  /** The next request with these bytes reaches the server, but its answer is held. */
  public Moment holdAnswerTo(String bytesInRequest) {
    return watchFor(Moment.Kind.BEFORE_ANSWER, bytesInRequest);
  }

  /** The next request with these bytes is held before the server has all of it. */
  public Moment holdRequest(String bytesInRequest) {
    return watchFor(Moment.Kind.BEFORE_REQUEST, bytesInRequest);
  }

  /** Takes back every fault; a moment that was reached stays held until the test decides. */
  public void heal() {
    delay(Duration.ZERO);
    moments.clear();
    resume();
    restore();
  }

  /** How many connections go through it now. */
  public int connections() {
    return connections.size();
  }

  /** Stops listening and closes every connection; a client that comes after it is refused. */
  @Override
  public void close() {
    Thread accepting = stopListening();
    connections.forEach(ProxiedConnection::close);
    if (accepting != null) {
      awaitEndOf(accepting);
    }
  }

  synchronized StoreProxy listening() {
    if (listener == null && !cut) {
      try {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(Ports.loopback(port), BACKLOG_MAX);
        listener = opened;
        acceptor = Thread.ofVirtual().name("proxy-" + name).start(() -> accept(opened));
      } catch (IOException e) {
        throw new StackException("the proxy of " + name + " cannot listen on port " + port, e);
      }
    }
    return this;
  }

  @Nullable Moment momentIn(byte[] seen) {
    if (moments.isEmpty()) {
      return null;
    }
    Moment met =
        moments.stream()
            .filter(moment -> contains(seen, moment.mark()))
            .filter(Moment::claim)
            .findFirst()
            .orElse(null);
    if (met != null) {
      moments.remove(met);
    }
    return met;
  }

  /** How much of a request must be kept to find a mark that continues in the next chunk. */
  int markTailBytes() {
    return moments.stream().mapToInt(moment -> moment.mark().length - 1).max().orElse(0);
  }

  synchronized void passStall() throws InterruptedException {
    while (stalled) {
      wait();
    }
  }

  void passDelay() throws InterruptedException {
    Duration now = delay;
    if (now.isPositive()) {
      Thread.sleep(now);
    }
  }

  void forget(ProxiedConnection connection) {
    connections.remove(connection);
  }

  private Moment watchFor(Moment.Kind kind, String mark) {
    if (mark.isEmpty()) {
      throw new IllegalArgumentException("a moment needs bytes to look for");
    }
    Moment moment = new Moment(kind, mark.getBytes(StandardCharsets.UTF_8));
    moments.add(moment);
    return moment;
  }

  private synchronized @Nullable Thread stopListening() {
    if (listener != null) {
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      listener = null;
    }
    return acceptor;
  }

  /** A closed listener goes on taking connections until the thread in its accept has left it. */
  private static void awaitEndOf(Thread accepting) {
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        connect(opened.accept());
      } catch (IOException closed) {
        // Either the proxy was closed, and the loop ends, or this one client went away.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      ProxiedConnection connection = new ProxiedConnection(this, client, connectToServer());
      synchronized (this) {
        connections.add(connection);
        if (listener == null) {
          connection.close();
          return;
        }
      }
      connection.run();
    } catch (IOException serverAway) {
      client.setSoLinger(true, 0);
      client.close();
    }
  }

  private Socket connectToServer() throws IOException {
    return new Socket(InetAddress.getAllByName(serverHost)[0], serverPort);
  }

  private static boolean contains(byte[] text, byte[] mark) {
    for (int from = 0; from + mark.length <= text.length; from++) {
      if (Arrays.equals(text, from, from + mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    return false;
  }
}

package dev.rushgate.bench.scenario;

import dev.rushgate.model.DropId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Members' event streams on one server, held open over bare sockets. */
final class OpenStreams implements AutoCloseable {

  private static final int AT_ONCE_MAX = 100;
  private static final int ANSWER_MS_MAX = 10_000;
  private static final int HEAD_BYTES_MAX = 8_192;

  private final InetSocketAddress gate;
  private final DropId drop;
  private final String awaited;
  private final List<Socket> sockets = new ArrayList<>();

  /** {@code awaited} is the last event that a stream is told at once. */
  OpenStreams(int port, DropId drop, String awaited) {
    this.awaited = "event: " + awaited;
    this.gate = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.drop = drop;
  }

  /** Opens one for each token; returns when each was told the awaited event. */
  void open(List<String> tokens) {
    try {
      for (int from = 0; from < tokens.size(); from += AT_ONCE_MAX) {
        int to = Math.min(tokens.size(), from + AT_ONCE_MAX);
        List<Socket> fresh = new ArrayList<>();
        for (String token : tokens.subList(from, to)) {
          fresh.add(ask(token));
        }
        for (Socket socket : fresh) {
          awaitEvent(socket);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("after " + sockets.size() + " streams", e);
    }
  }

  private Socket ask(String token) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.connect(gate, ANSWER_MS_MAX);
    socket.setSoTimeout(ANSWER_MS_MAX);
    String request =
        "GET /api/v1/drops/%s/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(drop, token);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void awaitEvent(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] head = new byte[HEAD_BYTES_MAX];
    int length = 0;
    String text = "";
    while (!text.contains(awaited)) {
      int read = in.read(head, length, head.length - length);
      if (read <= 0) {
        throw new IOException("no stream: " + text);
      }
      length += read;
      text = new String(head, 0, length, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    sockets.clear();
  }
}

package dev.rushgate.bench.load;

import io.hyperfoil.api.session.Session;
import io.hyperfoil.function.SerializableBiConsumer;
import io.hyperfoil.http.api.HttpRequestWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives each request the headers of the feed's next line; at its end begins anew. One thread. */
final class FeedHeaders implements SerializableBiConsumer<Session, HttpRequestWriter> {

  private final transient Path file;
  private transient BufferedReader lines;

  FeedHeaders(Path file) throws IOException {
    this.file = file;
    lines = open(file);
  }

  @Override
  public void accept(Session session, HttpRequestWriter request) {
    String line = nextLine();
    int from = 0;
    while (from < line.length()) {
      int tab = line.indexOf('\t', from);
      int end = tab < 0 ? line.length() : tab;
      int colon = line.indexOf(": ", from);
      request.putHeader(line.substring(from, colon), line.substring(colon + 2, end));
      from = end + 1;
    }
  }

  String nextLine() {
    try {
      String line = lines.readLine();
      if (line == null) {
        lines.close();
        lines = open(file);
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("an empty feed: " + file);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
  }
}

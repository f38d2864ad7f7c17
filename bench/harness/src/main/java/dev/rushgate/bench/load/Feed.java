package dev.rushgate.bench.load;

import dev.rushgate.rush.service.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Writes feeds: one line per request, each by a member of its own. */
public final class Feed {

  private Feed() {}

  /** As shoppers show themselves to the gate: with a token, valid for an hour. */
  public static Path tokens(Path folder, String name, int members, Tokens tokens) {
    return write(
        folder, name, members, member -> "Authorization: Bearer " + tokens.shopper(member));
  }

  /** As the lock designs take them, without a token. */
  public static Path members(Path folder, String name, int members) {
    return write(folder, name, members, member -> "X-Member: " + member);
  }

  /** Members of one name are the same in each feed, those of two names are not. */
  private static Path write(
      Path folder, String name, int members, Function<String, String> headers) {
    Path file = folder.resolve(name + ".feed");
    try (var lines = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      for (int i = 0; i < members; i++) {
        lines.write(headers.apply(name + "-" + i));
        lines.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}

package dev.rushgate.edge.verify;

import dev.rushgate.model.DropId;
import java.nio.file.Path;
import java.util.Optional;

/** The words of the command line. */
record Options(DropId drop, Optional<String> seedHash, Optional<Path> runFile) {

  static final String USAGE =
      """
      verify-draw --drop ID [--seed-hash HEX]
        Recomputes the order of a drop's lobby from its seed and says whether it holds.
        --drop ID         the drop
        --seed-hash HEX   the hash that you noted before the opening; else the one in Redis
        Addresses come from RUSHGATE_REDIS_URL, RUSHGATE_MYSQL_URL, _USER and _PASSWORD,
        else from the stack that scripts/up runs here.
        Ends with 0 when everything holds, with 1 when something does not, with 2 when it
        could not be checked.""";

  /** Refuses other words with {@link IllegalArgumentException}. */
  static Options parse(String... words) {
    Optional<DropId> drop = Optional.empty();
    Optional<String> seedHash = Optional.empty();
    Optional<Path> runFile = Optional.empty();
    for (int i = 0; i + 1 < words.length; i += 2) {
      switch (words[i]) {
        case "--drop" -> drop = DropId.parse(words[i + 1]);
        case "--seed-hash" -> seedHash = Optional.of(words[i + 1]);
        case "--run-file" -> runFile = Optional.of(Path.of(words[i + 1]));
        default -> throw new IllegalArgumentException("unknown option " + words[i]);
      }
    }
    if (words.length % 2 != 0) {
      throw new IllegalArgumentException("no value for " + words[words.length - 1]);
    }
    return new Options(
        drop.orElseThrow(() -> new IllegalArgumentException("--drop ID is needed")),
        seedHash,
        runFile);
  }
}

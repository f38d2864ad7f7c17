package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.rush.service.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedIT {

  private static final String SECRET = "YS1zZWNyZXQtdGhhdC1zaWducy10aGUtZmVlZC1vZi1hLXRlc3Q=";
  private static final String SCHEME = "Authorization: Bearer ";

  @TempDir Path folder;

  @Test
  void eachLineIsAMemberOfItsOwn() throws IOException {
    Path feed = Feed.members(folder, "lock", 3);

    assertThat(feed).content().isEqualTo("X-Member: lock-0\nX-Member: lock-1\nX-Member: lock-2\n");
  }

  @Test
  void eachTokenNamesAMemberOfItsOwn() throws IOException {
    var tokens = new Tokens(SECRET, "rushgate", InstantSource.system());

    var lines = Files.readAllLines(Feed.tokens(folder, "rush", 2, tokens));

    assertThat(lines).hasSize(2).allMatch(line -> line.startsWith(SCHEME));
    assertThat(lines.stream().map(FeedIT::claims))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"sub\":\"rush-0\"", "\"SHOPPER\""),
            second -> assertThat(second).contains("\"sub\":\"rush-1\"", "\"SHOPPER\""));
  }

  private static String claims(String line) {
    String[] parts = line.substring(SCHEME.length()).split("\\.", -1);
    assertThat(parts).hasSize(3);
    return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }
}

package dev.rushgate.stack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwtTest {

  // 32 bytes, 0 to 31; the signature was computed by another program.
  private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void aTokenCarriesTheClaimsThatTheServicesRead() {
    String token = new Jwt(SECRET, "rushgate").token("mina", List.of("SHOPPER"), at(1_800_000_000));
    String[] parts = token.split("\\.", -1);
    assertThat(text(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    assertThat(text(parts[1]))
        .isEqualTo(
            "{\"sub\":\"mina\",\"iss\":\"rushgate\",\"exp\":1800000000,\"roles\":[\"SHOPPER\"]}");
    assertThat(parts[2]).isEqualTo("P0ClAKO2CN1updHY1utho_JFbm8wHHZpKtKM3LsoJww");
  }

  private static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}

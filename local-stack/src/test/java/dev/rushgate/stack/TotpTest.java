package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  // "12345678901234567890"; the codes are the last six digits of those in RFC 6238, appendix B.
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
  }

  @Test
  void aNewSecretIsLongAndItsOwn() {
    assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
  }
}

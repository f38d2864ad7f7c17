package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  // "12345678901234567890"; the codes are the last six digits of those in RFC 6238, appendix B.
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final Totp totp = new Totp();

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(totp.stepOf(code, SECRET, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
  }

  @Test
  void aCodeIsTakenOneStepEarlyOrLateAndNoMore() {
    for (long step = -1; step <= 1; step++) {
      assertThat(totp.stepOf("287082", SECRET, Instant.ofEpochSecond(59 + 30 * step))).hasValue(1);
    }
    assertThat(totp.stepOf("287082", SECRET, Instant.ofEpochSecond(90 + 30))).isEmpty();
    assertThat(totp.stepOf("005924", SECRET, Instant.ofEpochSecond(1_234_567_890 - 60))).isEmpty();
  }

  @Test
  void anythingElseIsNoCode() {
    for (String code : new String[] {"", "28708", "2870820", "28708a", "-87082", "２８７０８２"}) {
      assertThat(totp.stepOf(code, SECRET, Instant.ofEpochSecond(59))).as(code).isEmpty();
    }
  }
}

package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  private static final String LONGEST_LABEL = "x".repeat(63);

  @ParameterizedTest
  @ValueSource(
      strings = {"mina@example.com", "a@b.co", "a.b+c_d@x-y.example", " Mina@Example.COM "})
  void theseAreAddresses(String typed) {
    assertThat(Email.of(typed).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mina",
        "@example.com",
        "mina@",
        "mina@localhost",
        "mina@-x.com",
        "mina@x..com",
        "mina@x.com.",
        "mi na@x.com",
        "mina@x.com\r\nBcc: all@x.com",
        "mina@x.com,boss@x.com",
        "<mina@x.com>",
        "미나@x.com",
        "mina@미나.com"
      })
  void theseAreNone(String typed) {
    assertThat(Email.of(typed).isWellFormed()).isFalse();
  }

  @Test
  void lengthHasABound() {
    String domain = (LONGEST_LABEL + ".").repeat(2) + "x".repeat(57) + ".com";
    assertThat(Email.of("m".repeat(64) + "@" + domain).isWellFormed()).isTrue();
    assertThat(Email.of("m".repeat(65) + "@" + domain).isWellFormed()).isFalse();
    assertThat(Email.of("m".repeat(64) + "@x." + domain).isWellFormed()).isFalse();
    assertThat(Email.of("mina@" + "x-".repeat(50_000) + "@").isWellFormed()).isFalse();
  }
}

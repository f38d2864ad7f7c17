package dev.rushgate.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeConfigTest {

  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void aCompleteEnvironmentIsRead() {
    var env = complete();
    env.put("RUSHGATE_JWT_KEYS", "old:" + SECRET + ",older:" + SECRET);
    var config = EdgeConfig.from(env);
    assertThat(config.roles()).containsExactlyInAnyOrder(Role.values());
    assertThat(config.httpPort()).isEqualTo(8080);
    var gate = requireNonNull(config.gate());
    assertThat(gate.jwtKeys()).containsOnlyKeys("old", "older");
    assertThat(gate.jwtIssuer()).isEqualTo("rushgate");
    assertThat(requireNonNull(config.database()).url().port()).isEqualTo(3306);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUSHGATE_REDIS_URL",
        "RUSHGATE_KAFKA_BOOTSTRAP",
        "RUSHGATE_MYSQL_URL",
        "RUSHGATE_MYSQL_USER",
        "RUSHGATE_JWT_SECRET",
        "RUSHGATE_TICKET_SECRET"
      })
  void aMissingVariableIsNamed(String variable) {
    var env = complete();
    env.remove(variable);
    assertThatExceptionOfType(BadConfiguration.class)
        .isThrownBy(() -> EdgeConfig.from(env))
        .withMessage(variable + " is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "RUSHGATE_ROLES, gate;cook",
    "RUSHGATE_HTTP_PORT, 65536",
    "RUSHGATE_MYSQL_URL, jdbc:mysql://x/y",
    "RUSHGATE_JWT_SECRET, c2hvcnQ=",
    "RUSHGATE_TICKET_SECRET, !!!",
    "RUSHGATE_JWT_KEYS, noKid"
  })
  void anUnusableVariableIsNamedAndItsValueIsNot(String variable, String value) {
    var env = complete();
    env.put(variable, value);
    assertThatExceptionOfType(BadConfiguration.class)
        .isThrownBy(() -> EdgeConfig.from(env))
        .withMessageStartingWith(variable)
        .withMessageNotContaining(value);
  }

  @Test
  void aGateNeedsNeitherKafkaNorDatabase() {
    var env = complete();
    env.put("RUSHGATE_ROLES", "gate");
    env.remove("RUSHGATE_KAFKA_BOOTSTRAP");
    env.remove("RUSHGATE_MYSQL_URL");
    assertThat(EdgeConfig.from(env).roles()).containsExactly(Role.GATE);
  }

  @Test
  void aSettlerNeedsNoSecrets() {
    var env = complete();
    env.put("RUSHGATE_ROLES", "drain,settle");
    env.remove("RUSHGATE_JWT_SECRET");
    env.remove("RUSHGATE_TICKET_SECRET");
    assertThat(EdgeConfig.from(env).roles()).containsExactly(Role.DRAIN, Role.SETTLE);
  }

  private static Map<String, String> complete() {
    return new HashMap<>(
        Map.of(
            "RUSHGATE_REDIS_URL", "redis://127.0.0.1:6379",
            "RUSHGATE_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "RUSHGATE_MYSQL_URL", "mysql://127.0.0.1:3306/rushgate",
            "RUSHGATE_MYSQL_USER", "rushgate",
            "RUSHGATE_MYSQL_PASSWORD", "secret",
            "RUSHGATE_JWT_SECRET", SECRET,
            "RUSHGATE_TICKET_SECRET", SECRET));
  }
}

package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackofficeConfigTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private static Map<String, String> whole() {
    return new HashMap<>(
        Map.of(
            "RUSHGATE_MYSQL_URL", "mysql://db:3307/shop",
            "RUSHGATE_MYSQL_USER", "user",
            "RUSHGATE_MYSQL_PASSWORD", "secret-word",
            "RUSHGATE_REDIS_URL", "redis://r:6379",
            "RUSHGATE_KAFKA_BOOTSTRAP", "k:9092",
            "RUSHGATE_JWT_SECRET", KEY));
  }

  @Test
  void whatNeedNotBeGivenHasADefault() {
    var config = BackofficeConfig.from(whole());
    assertThat(config.httpPort()).isEqualTo(8081);
    assertThat(config.jwtIssuer()).isEqualTo("rushgate");
    assertThat(config.jwtKeys()).isEmpty();
    assertThat(config.jsonLog()).isFalse();
    assertThat(config.springProperties().get("spring.datasource.url"))
        .asString()
        .startsWith("jdbc:mariadb://db:3307/shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUSHGATE_MYSQL_URL",
        "RUSHGATE_MYSQL_USER",
        "RUSHGATE_REDIS_URL",
        "RUSHGATE_KAFKA_BOOTSTRAP",
        "RUSHGATE_JWT_SECRET"
      })
  void aMissingVariableIsNamed(String variable) {
    var environment = whole();
    environment.remove(variable);
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(variable + " is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "RUSHGATE_HTTP_PORT, http",
    "RUSHGATE_HTTP_PORT, 70000",
    "RUSHGATE_MYSQL_URL, postgres://db/shop",
    "RUSHGATE_JWT_SECRET, c2hvcnQ=",
    "RUSHGATE_JWT_SECRET, %%%%",
    "RUSHGATE_JWT_KEYS, nokey",
    "RUSHGATE_JWT_KEYS, a:c2hvcnQ=",
  })
  void anUnusableVariableIsNamedAndItsValueIsNot(String variable, String value) {
    var environment = whole();
    environment.put(variable, value);
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith(variable + " ")
        .hasMessageNotContaining(value);
  }

  @Test
  void secretsNeverShow() {
    var environment = whole();
    environment.put("RUSHGATE_JWT_KEYS", "older:" + KEY);
    assertThat(BackofficeConfig.from(environment).toString())
        .doesNotContain(KEY)
        .doesNotContain("secret-word");
  }
}

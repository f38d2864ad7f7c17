package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackofficeConfigTest {

  private static final String TOTP = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
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
    assertThat(config.surfaces()).containsExactlyInAnyOrder(Surface.SHOP, Surface.ADMIN);
    assertThat(config.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(config.staff().owner()).isNull();
    assertThat(config.staff().idle()).hasMinutes(30);
    assertThat(config.staff().life()).hasHours(12);
    assertThat(config.staff().codeRoles())
        .containsExactlyInAnyOrder(StaffRole.OWNER, StaffRole.OPERATOR);
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
    "RUSHGATE_SURFACES, everything",
    "RUSHGATE_ZONE, Seoul/Asia",
    "RUSHGATE_STAFF_IDLE_SECONDS, -7",
    "RUSHGATE_STAFF_LIFE_SECONDS, forever",
    "RUSHGATE_STAFF_CODE_ROLES, BOSS",
    "RUSHGATE_OWNER_EMAIL, nobody",
    "RUSHGATE_OWNER_PASSWORD, tooshort",
    "RUSHGATE_OWNER_TOTP_SECRET, GEZDGNBV",
    "RUSHGATE_OWNER_TOTP_SECRET, gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
  })
  void anUnusableVariableIsNamedAndItsValueIsNot(String variable, String value) {
    var environment = withOwner();
    environment.put(variable, value);
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith(variable + " ")
        .hasMessageNotContaining(value);
  }

  @Test
  void anOwnerTakesAPasswordAndACodeUnlessTheSettingSaysOtherwise() {
    assertThat(BackofficeConfig.from(withOwner()).staff().owner())
        .isEqualTo(new StaffSettings.Owner("boss@example.com", "a long password", TOTP));
    for (String missing : new String[] {"RUSHGATE_OWNER_PASSWORD", "RUSHGATE_OWNER_TOTP_SECRET"}) {
      var environment = withOwner();
      environment.remove(missing);
      assertThatThrownBy(() -> BackofficeConfig.from(environment))
          .isInstanceOf(BadConfiguration.class)
          .hasMessage(missing + " is not set");
    }
    var withoutCodes = withOwner();
    withoutCodes.remove("RUSHGATE_OWNER_TOTP_SECRET");
    withoutCodes.put("RUSHGATE_STAFF_CODE_ROLES", "none");
    assertThat(BackofficeConfig.from(withoutCodes).staff().owner())
        .isEqualTo(new StaffSettings.Owner("boss@example.com", "a long password", null));
  }

  private static Map<String, String> withOwner() {
    var environment = whole();
    environment.put("RUSHGATE_OWNER_EMAIL", "boss@example.com");
    environment.put("RUSHGATE_OWNER_PASSWORD", "a long password");
    environment.put("RUSHGATE_OWNER_TOTP_SECRET", TOTP);
    return environment;
  }

  @Test
  void secretsNeverShow() {
    var environment = withOwner();
    environment.put("RUSHGATE_JWT_KEYS", "older:" + KEY);
    assertThat(BackofficeConfig.from(environment).toString())
        .doesNotContain(KEY)
        .doesNotContain("a long password")
        .doesNotContain(TOTP)
        .doesNotContain("secret-word");
  }
}

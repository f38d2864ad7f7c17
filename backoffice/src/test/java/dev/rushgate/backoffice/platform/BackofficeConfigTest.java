package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
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
    assertThat(config.mailing()).isEqualTo(new Mailing.Nowhere());
    assertThat(config.jsonLog()).isFalse();
    assertThat(config.surfaces()).containsExactlyInAnyOrder(Surface.SHOP, Surface.ADMIN);
    assertThat(config.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(config.trustedProxies().networks()).isEmpty();
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
    "RUSHGATE_TRUSTED_PROXIES, everybody",
    "RUSHGATE_TRUSTED_PROXIES, proxy.example/24",
    "RUSHGATE_TRUSTED_PROXIES, 0.0.0.0/0",
    "RUSHGATE_TRUSTED_PROXIES, 10.0.0.0/33",
    "RUSHGATE_TRUSTED_PROXIES, 10.0.0.0/8/8",
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

  private static Map<String, String> mailing(String smtpUrl) {
    var environment = whole();
    environment.put("RUSHGATE_SMTP_URL", smtpUrl);
    environment.put("RUSHGATE_MAIL_FROM", "shop@example.com");
    environment.put("RUSHGATE_PUBLIC_URL", "https://shop.example/");
    return environment;
  }

  @Test
  void aMailServerIsNamedByAUrl() {
    assertThat(BackofficeConfig.from(mailing("smtps://me%40shop:a%3Ab+c@mail.example")).mailing())
        .isEqualTo(
            new Mailing.Smtp(
                "mail.example",
                465,
                true,
                "me@shop",
                "a:b+c",
                "shop@example.com",
                "https://shop.example"));
    assertThat(BackofficeConfig.from(mailing("smtp://127.0.0.1:2525")).mailing())
        .isEqualTo(
            new Mailing.Smtp(
                "127.0.0.1", 2525, false, "", "", "shop@example.com", "https://shop.example"));
  }

  @Test
  void mailsGoToTheLogOnlyWhenThatIsSaid() {
    var environment = whole();
    environment.put("RUSHGATE_PUBLIC_URL", "http://localhost:8081");
    assertThat(BackofficeConfig.from(environment).mailing()).isEqualTo(new Mailing.Nowhere());
    environment.put("RUSHGATE_MAIL_LOG", "true");
    assertThat(BackofficeConfig.from(environment).mailing())
        .isEqualTo(new Mailing.ToLog("http://localhost:8081"));
  }

  @ParameterizedTest
  @CsvSource({
    "RUSHGATE_SMTP_URL, http://mail.example",
    "RUSHGATE_SMTP_URL, smtp://user@mail.example",
    "RUSHGATE_SMTP_URL, smtp:mail",
    "RUSHGATE_MAIL_FROM, nobody",
    "RUSHGATE_PUBLIC_URL, ftp://shop.example",
    "RUSHGATE_PUBLIC_URL, shop.example",
  })
  void anUnusableVariableOfMailsIsNamedAndItsValueIsNot(String variable, String value) {
    var environment = mailing("smtp://mail.example");
    environment.put(variable, value);
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith(variable + " ")
        .hasMessageNotContaining(value);
    environment.put(variable, " ");
    assertThat(variable.equals("RUSHGATE_SMTP_URL") ? "no mails" : variable + " is not set")
        .isEqualTo(told(environment));
  }

  private static String told(Map<String, String> environment) {
    try {
      BackofficeConfig.from(environment);
      return "no mails";
    } catch (BadConfiguration e) {
      return String.valueOf(e.getMessage());
    }
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
  void proxiesAreAddressesOrNetworks() {
    var environment = whole();
    environment.put("RUSHGATE_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32 , ::1");
    assertThat(BackofficeConfig.from(environment).trustedProxies().networks())
        .containsExactly(
            "10.0.0.0/8", "192.0.2.7/32", "2001:db8:0:0:0:0:0:0/32", "0:0:0:0:0:0:0:1/128");
  }

  @Test
  void secretsNeverShow() {
    var environment = mailing("smtp://shop:secret-word@mail.example");
    environment.putAll(withOwner());
    environment.put("RUSHGATE_JWT_KEYS", "older:" + KEY);
    assertThat(BackofficeConfig.from(environment).toString())
        .doesNotContain(KEY)
        .doesNotContain("a long password")
        .doesNotContain(TOTP)
        .doesNotContain("secret-word");
  }

  @Test
  void aDataPlatformIsOptionalAndNotWithoutItsSecret() {
    var environment = whole();
    assertThat(BackofficeConfig.from(environment).dataPlatform()).isNull();
    environment.put("RUSHGATE_DATA_PLATFORM_URL", "https://data.example/orders/");
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .hasMessage("RUSHGATE_DATA_PLATFORM_SECRET is not set");
    environment.put("RUSHGATE_DATA_PLATFORM_SECRET", "hush");
    var platform = BackofficeConfig.from(environment).dataPlatform();
    assertThat(platform)
        .isEqualTo(
            new DataPlatformSettings(
                URI.create("https://data.example/orders"), "hush", Duration.ofSeconds(5), 10))
        .asString()
        .doesNotContain("hush");
    environment.put("RUSHGATE_DATA_PLATFORM_TRIES", "0");
    assertThatThrownBy(() -> BackofficeConfig.from(environment))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("RUSHGATE_DATA_PLATFORM_TRIES ");
  }
}

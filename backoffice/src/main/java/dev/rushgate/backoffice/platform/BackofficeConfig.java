package dev.rushgate.backoffice.platform;

import dev.rushgate.model.DatabaseUrl;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the back office is told from outside, read once; nothing else reads the
 * environment.
 *
 * @param jwtSecret the current key of tokens
 * @param jwtKeys older keys by their {@code kid}
 * @param mailing where mails go
 * @param jsonLog whether the log is written as JSON, one event a line
 * @param surfaces what this server serves
 * @param zone the zone in which pages show times, and in which a day begins
 * @param staff how staff sign in
 * @param social through whom shoppers can log in
 * @param gateway where the payment gateway is; null when nobody can pay by one
 * @param dataPlatform who gets the paid orders; null when nobody does
 * @param trustedProxies who may say for whom they call
 */
public record BackofficeConfig(
    int httpPort,
    Database database,
    String redisUrl,
    String kafkaBootstrap,
    Secret jwtSecret,
    Map<String, Secret> jwtKeys,
    String jwtIssuer,
    Mailing mailing,
    boolean jsonLog,
    Set<Surface> surfaces,
    ZoneId zone,
    StaffSettings staff,
    SocialSettings social,
    @Nullable GatewaySettings gateway,
    @Nullable DataPlatformSettings dataPlatform,
    TrustedProxies trustedProxies) {

  private static final int HTTP_PORT_DEFAULT = 8081;

  public record Database(DatabaseUrl url, String user, String password) {

    @Override
    public String toString() {
      return url + " user=" + user;
    }

    /** A MySQL server hands its key only to those who ask; MariaDB passes over the option. */
    String jdbc() {
      return url.jdbc() + "?allowPublicKeyRetrieval=true";
    }
  }

  /** Refuses with {@link BadConfiguration}, naming the variable. */
  public static BackofficeConfig from(Map<String, String> environment) {
    var given = new Variables(environment);
    return new BackofficeConfig(
        given.port("RUSHGATE_HTTP_PORT", HTTP_PORT_DEFAULT),
        new Database(
            given.required(
                "RUSHGATE_MYSQL_URL", DatabaseUrl::parse, "is not mysql://host:port/database"),
            given.required("RUSHGATE_MYSQL_USER"),
            given.or("RUSHGATE_MYSQL_PASSWORD", "")),
        given.required("RUSHGATE_REDIS_URL"),
        given.required("RUSHGATE_KAFKA_BOOTSTRAP"),
        given.required(
            "RUSHGATE_JWT_SECRET", Secret::ofBase64, "is not base64 of 32 bytes or more"),
        given.keys("RUSHGATE_JWT_KEYS"),
        given.or("RUSHGATE_JWT_ISSUER", "rushgate"),
        given.mailing(),
        given.or("RUSHGATE_LOG", "text").equals("json"),
        given.read(
            "RUSHGATE_SURFACES",
            given.or("RUSHGATE_SURFACES", "shop,admin"),
            Surface::parse,
            "is not a list of shop, admin"),
        given.read(
            "RUSHGATE_ZONE",
            given.or("RUSHGATE_ZONE", "Asia/Seoul"),
            BackofficeConfig::zone,
            "is not a time zone"),
        StaffSettings.from(given),
        SocialSettings.from(given),
        GatewaySettings.from(given),
        DataPlatformSettings.from(given),
        TrustedProxies.from(given));
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException();
    }
    return ZoneId.of(name);
  }

  /** The same, in the words of the framework. */
  public Map<String, Object> springProperties() {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", httpPort);
    properties.put("spring.datasource.url", database.jdbc());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("spring.data.redis.url", redisUrl);
    properties.put("spring.kafka.bootstrap-servers", kafkaBootstrap);
    if (jsonLog) {
      properties.put("logging.structured.format.console", "logstash");
    }
    return properties;
  }
}

package dev.rushgate.backoffice.testkit;

import dev.rushgate.backoffice.BackofficeApplication;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.Totp;
import dev.rushgate.stack.dataplatform.DataPlatform;
import dev.rushgate.stack.gateway.GatewaySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real application on the real stores, started once and left running to the end. */
public final class Running {

  /** Whom the configuration makes the first owner. */
  public static final Staff.Member OWNER =
      new Staff.Member(0, "Boss@Example.com", "a password of the boss", Totp.secret());

  private static final String GATEWAY_SECRET = "a secret of the tests";
  private static final String DATA_PLATFORM_URL = "RUSHGATE_DATA_PLATFORM_URL";
  private static final String DATA_PLATFORM_SECRET = "another secret of the tests";
  private static final LocalStack STACK = LocalStack.shared();
  private static final Database DATABASE = STACK.database().emptyDatabase();
  private static final GatewaySimulator GATEWAY = startGateway();
  private static final DataPlatform DATA_PLATFORM = startDataPlatform();
  private static final ConfigurableApplicationContext APPLICATION =
      BackofficeApplication.start(BackofficeConfig.from(environment(DATABASE)));

  private Running() {}

  public static Api api() {
    return new Api(portOf(APPLICATION));
  }

  public static Browser browser() {
    return new Browser(portOf(APPLICATION));
  }

  public static int port() {
    return portOf(APPLICATION);
  }

  public static URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public static Staff staff() {
    return new Staff(sql());
  }

  public static Database database() {
    return DATABASE;
  }

  public static Sql sql() {
    return new Sql(DATABASE);
  }

  public static LocalStack stack() {
    return STACK;
  }

  /** Its answers come after a second at most, or never. */
  public static GatewaySimulator gateway() {
    return GATEWAY;
  }

  /** Its slow answers come after half a second, others never. */
  public static DataPlatform dataPlatform() {
    return DATA_PLATFORM;
  }

  public static ConfigurableApplicationContext application() {
    return APPLICATION;
  }

  public static <T> T bean(Class<T> type) {
    return APPLICATION.getBean(type);
  }

  public static <T> Collection<T> beans(Class<T> type) {
    return APPLICATION.getBeansOfType(type).values();
  }

  /** Another back office, some of whose variables differ; to be closed by who asked for it. */
  public static ConfigurableApplicationContext on(
      Database database, Map<String, String> different) {
    Map<String, String> environment = environment(database);
    if (!database.equals(DATABASE)) {
      // There is one topic: it would take what the orders of the other database tell.
      environment.remove(DATA_PLATFORM_URL);
    }
    environment.putAll(different);
    return BackofficeApplication.start(BackofficeConfig.from(environment));
  }

  /** Another back office on the same stores, the database reached through the stack's proxy. */
  public static ConfigurableApplicationContext beside(Map<String, String> different) {
    var all = new HashMap<>(different);
    all.put("RUSHGATE_MYSQL_URL", STACK.database().viaProxy(DATABASE).url());
    return on(DATABASE, all);
  }

  public static int portOf(ConfigurableApplicationContext application) {
    var server = ((ServletWebServerApplicationContext) application).getWebServer();
    return java.util.Objects.requireNonNull(server).getPort();
  }

  private static GatewaySimulator startGateway() {
    try {
      return GatewaySimulator.start(
          new GatewaySimulator.Settings(
              0,
              GATEWAY_SECRET,
              Files.createTempDirectory("gateway").resolve("book.jsonl"),
              null,
              Duration.ofMillis(300),
              Duration.ofSeconds(5)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataPlatform startDataPlatform() {
    try {
      return DataPlatform.start(
          new DataPlatform.Settings(
              0,
              DATA_PLATFORM_SECRET,
              Files.createTempDirectory("data-platform").resolve("journal.jsonl"),
              Duration.ofMillis(500),
              Duration.ofSeconds(5)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(Database database) {
    var environment = new HashMap<String, String>();
    environment.put("RUSHGATE_HTTP_PORT", "0");
    environment.put("RUSHGATE_MYSQL_URL", database.url());
    environment.put("RUSHGATE_MYSQL_USER", database.user());
    environment.put("RUSHGATE_MYSQL_PASSWORD", database.password());
    environment.put("RUSHGATE_REDIS_URL", STACK.redis().url());
    environment.put("RUSHGATE_KAFKA_BOOTSTRAP", STACK.kafka().bootstrap());
    environment.put("RUSHGATE_JWT_SECRET", Tokens.CURRENT);
    environment.put("RUSHGATE_OWNER_EMAIL", OWNER.email());
    environment.put("RUSHGATE_OWNER_PASSWORD", OWNER.password());
    environment.put("RUSHGATE_OWNER_TOTP_SECRET", OWNER.secret());
    environment.put("RUSHGATE_GATEWAY_URL", GATEWAY.url());
    environment.put("RUSHGATE_GATEWAY_SECRET", GATEWAY_SECRET);
    environment.put("RUSHGATE_GATEWAY_TIMEOUT_MS", "1000");
    environment.put(DATA_PLATFORM_URL, DATA_PLATFORM.url());
    environment.put("RUSHGATE_DATA_PLATFORM_SECRET", DATA_PLATFORM_SECRET);
    environment.put("RUSHGATE_DATA_PLATFORM_TIMEOUT_MS", "1000");
    environment.put("RUSHGATE_DATA_PLATFORM_TRIES", "2");
    environment.put("RUSHGATE_JWT_KEYS", Tokens.OLDER_KID + ":" + Tokens.OLDER);
    return environment;
  }
}

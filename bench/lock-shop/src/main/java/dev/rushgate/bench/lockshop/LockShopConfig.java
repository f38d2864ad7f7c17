package dev.rushgate.bench.lockshop;

import dev.rushgate.model.DatabaseUrl;
import java.util.Map;

/**
 * What the shop is told from outside, read once.
 *
 * @param pool connections to the database
 */
record LockShopConfig(
    int httpPort,
    DatabaseUrl database,
    String databaseUser,
    String databasePassword,
    String redisUrl,
    int pool) {

  private static final String POOL_DEFAULT = "16";
  private static final int POOL_MAX = 256;

  LockShopConfig {
    if (pool < 1 || pool > POOL_MAX) {
      throw new IllegalArgumentException("LOCK_SHOP_POOL is not 1 to " + POOL_MAX);
    }
  }

  static LockShopConfig from(Map<String, String> environment) {
    return new LockShopConfig(
        Integer.parseInt(required(environment, "RUSHGATE_HTTP_PORT")),
        DatabaseUrl.parse(required(environment, "RUSHGATE_MYSQL_URL")),
        required(environment, "RUSHGATE_MYSQL_USER"),
        environment.getOrDefault("RUSHGATE_MYSQL_PASSWORD", ""),
        required(environment, "RUSHGATE_REDIS_URL"),
        Integer.parseInt(environment.getOrDefault("LOCK_SHOP_POOL", POOL_DEFAULT)));
  }

  /** What application.properties leaves open. */
  Map<String, Object> springProperties() {
    return Map.of(
        "server.port", httpPort,
        "spring.datasource.url", jdbc(),
        "spring.datasource.username", databaseUser,
        "spring.datasource.password", databasePassword,
        "spring.datasource.hikari.maximum-pool-size", pool);
  }

  /**
   * Statements are prepared once on the server and kept by the driver. A MySQL server hands its key
   * only to those who ask; MariaDB passes over the option.
   */
  private String jdbc() {
    return database.jdbc()
        + "?useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250"
        + "&allowPublicKeyRetrieval=true";
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }
}

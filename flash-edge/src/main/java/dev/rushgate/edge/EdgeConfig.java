package dev.rushgate.edge;

import dev.rushgate.model.DatabaseUrl;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a process of the edge is told from outside, read once. A role that is off needs
 * none of its settings: a gate knows no Kafka and no database, a settler no secrets.
 */
public record EdgeConfig(
    Set<Role> roles,
    int httpPort,
    String redisUrl,
    @Nullable Gate gate,
    @Nullable Kafka kafka,
    @Nullable Database database) {

  private static final int HTTP_PORT_DEFAULT = 8080;

  /**
   * What only a gate is told.
   *
   * @param jwtSecret the current key
   * @param jwtKeys older keys by their {@code kid}
   */
  public record Gate(
      Secret jwtSecret, Map<String, Secret> jwtKeys, String jwtIssuer, Secret ticketSecret) {}

  public record Kafka(String bootstrap) {}

  public record Database(DatabaseUrl url, String user, String password) {}

  /** Refuses with {@link BadConfiguration}, naming the variable. */
  public static EdgeConfig from(Map<String, String> variables) {
    var env = new Environment(variables);
    Set<Role> roles = roles(env.text("RUSHGATE_ROLES", "gate,drain,settle"));
    boolean behind = roles.contains(Role.DRAIN) || roles.contains(Role.SETTLE);
    return new EdgeConfig(
        roles,
        env.port("RUSHGATE_HTTP_PORT", HTTP_PORT_DEFAULT),
        env.text("RUSHGATE_REDIS_URL"),
        roles.contains(Role.GATE) ? gate(env) : null,
        behind ? new Kafka(env.text("RUSHGATE_KAFKA_BOOTSTRAP")) : null,
        behind ? database(env) : null);
  }

  private static Gate gate(Environment env) {
    return new Gate(
        env.secret("RUSHGATE_JWT_SECRET"),
        keys(env.text("RUSHGATE_JWT_KEYS", "")),
        env.text("RUSHGATE_JWT_ISSUER", "rushgate"),
        env.secret("RUSHGATE_TICKET_SECRET"));
  }

  private static Database database(Environment env) {
    var url =
        Environment.read(
            "RUSHGATE_MYSQL_URL",
            env.text("RUSHGATE_MYSQL_URL"),
            "is not mysql://host:port/database",
            DatabaseUrl::parse);
    return new Database(
        url, env.text("RUSHGATE_MYSQL_USER"), env.text("RUSHGATE_MYSQL_PASSWORD", ""));
  }

  private static Set<Role> roles(String list) {
    return Environment.read(
        "RUSHGATE_ROLES",
        list,
        "is a list of gate, drain, settle",
        value -> {
          var roles = EnumSet.noneOf(Role.class);
          for (String role : value.split(",", -1)) {
            roles.add(Role.valueOf(role.strip().toUpperCase(Locale.ROOT)));
          }
          return roles;
        });
  }

  private static Map<String, Secret> keys(String list) {
    var keys = new LinkedHashMap<String, Secret>();
    for (String entry : list.isEmpty() ? new String[0] : list.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new BadConfiguration("RUSHGATE_JWT_KEYS", "is a list of kid:base64");
      }
      keys.put(
          entry.substring(0, colon).strip(),
          Environment.secret("RUSHGATE_JWT_KEYS", entry.substring(colon + 1).strip()));
    }
    return Map.copyOf(keys);
  }
}

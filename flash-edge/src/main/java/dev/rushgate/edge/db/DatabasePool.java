package dev.rushgate.edge.db;

import dev.rushgate.edge.EdgeConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a pool whose connections speak READ COMMITTED and UTC, and report the rows that a statement
 * changed (not those it matched).
 */
public final class DatabasePool {

  /** Enough for every worker of a process to hold one and the short reads to pass by. */
  public static final int CONNECTIONS_MAX = 8;

  /** Callers beyond this fail at once; each of them retries with a pause. */
  public static final int WAITING_MAX = 64;

  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final int LEASE_TIMEOUT_MS = 5_000;
  private static final int IDLE_TIMEOUT_S = 60;
  private static final int PREPARED_STATEMENTS_MAX = 256;

  /** The default leaves statements over 2048 characters out of the cache: those of many rows. */
  private static final int PREPARED_SQL_CHARACTERS_MAX = 65_536;

  private static final String READ_COMMITTED =
      "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
  private static final String UTC = "SET SESSION time_zone = '+00:00'";

  private static final Logger log = LoggerFactory.getLogger(DatabasePool.class);

  private DatabasePool() {}

  /** A pool named {@code name} in the metrics; connects when it is first used. */
  public static Pool open(Vertx vertx, EdgeConfig.Database database, String name) {
    return MySQLBuilder.pool()
        .with(
            new PoolOptions()
                .setName(name)
                .setMaxSize(CONNECTIONS_MAX)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectionTimeout(LEASE_TIMEOUT_MS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_TIMEOUT_S))
        .with(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setTcpKeepAlive(true))
        .connectingTo(connectOptions(database))
        .withConnectHandler(DatabasePool::prepare)
        .using(vertx)
        .build();
  }

  private static MySQLConnectOptions connectOptions(EdgeConfig.Database database) {
    var options =
        new MySQLConnectOptions()
            .setHost(database.url().host())
            .setPort(database.url().port())
            .setDatabase(database.url().database())
            .setUser(database.user())
            .setPassword(database.password())
            .setCharset("utf8mb4")
            .setUseAffectedRows(true);
    options.setCachePreparedStatements(true);
    options.setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS_MAX);
    options.setPreparedStatementCacheSqlLimit(PREPARED_SQL_CHARACTERS_MAX);
    return options;
  }

  // Closing hands the connection to the pool. These statements fail only on a connection that is
  // gone, which the pool then drops by itself.
  private static void prepare(SqlConnection connection) {
    connection
        .query(READ_COMMITTED)
        .execute()
        .compose(set -> connection.query(UTC).execute())
        .onFailure(e -> log.warn("connection not prepared", e))
        .onComplete(done -> connection.close());
  }
}

package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.StoreProxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FaultsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void anUnexpectedFaultTellsAReferenceThatTheLogKnows() {
    Database own = Running.stack().database().emptyDatabase();
    try (var broken = Running.on(own, Map.of())) {
      new Sql(own).run("RENAME TABLE product TO mislaid");
      var seen = new LogLines("dev.rushgate.backoffice.platform.web.ProblemAdvice");
      Api.Reply reply = new Api(Running.portOf(broken)).get("/api/v1/admin/products");
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.code()).isEqualTo("INTERNAL");
      String reference = reply.json().path("reference").asString();
      assertThat(reference).isEqualTo(reply.header("X-Request-Id"));
      String line = " status=500 method=GET path=/api/v1/admin/products user=operator-1";
      assertThat(seen.end()).contains("request failed reference=" + reference + line);
      assertThat(reply.text()).doesNotContain("Table").doesNotContain("SQL");
    }
  }

  /** The server itself answers this one, before any controller. */
  @Test
  void whatIsRefusedOutsideOfControllersKeepsItsStatus() {
    Api api = Running.api();
    Api.Reply reply =
        api.send(
            api.request("/api/v1/admin/products")
                .method("TRACE", java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(reply.json().path("status").asInt()).isEqualTo(405);
  }

  @Test
  void aDatabaseThatIsAwayIsTriedAgainLaterAndThenServes() {
    Database own = Running.stack().database().emptyDatabase();
    String viaProxy = Running.stack().database().viaProxy(own).url();
    StoreProxy proxy = Running.stack().database().proxy();
    try (var far = Running.on(own, Map.of("RUSHGATE_MYSQL_URL", viaProxy))) {
      Api api = new Api(Running.portOf(far));
      String drop = new Drops(api).deal(1);
      proxy.cut();
      Api.Reply away = api.get(Drops.PATH + "/" + drop);
      assertThat(away.status()).as(away.text()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("UNAVAILABLE");
      assertThat(away.header("Retry-After")).isEqualTo("1");
      assertThat(api.as(null).get("/health/ready").status()).isEqualTo(503);
      assertThat(api.as(null).get("/health/live").status()).isEqualTo(200);
      proxy.restore();
      await().atMost(SOON).until(() -> api.get(Drops.PATH + "/" + drop).status() == 200);
      assertThat(api.as(null).get("/health/ready").status()).isEqualTo(200);
    } finally {
      proxy.heal();
    }
  }

  /** What one logger writes. */
  private static final class LogLines {

    private final ch.qos.logback.classic.Logger logger;
    private final ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>
        lines = new ch.qos.logback.core.read.ListAppender<>();

    LogLines(String name) {
      logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name);
      lines.start();
      logger.addAppender(lines);
    }

    String end() {
      logger.detachAppender(lines);
      var text = new StringBuilder();
      lines.list.forEach(line -> text.append(line.getFormattedMessage()).append('\n'));
      return text.toString();
    }
  }
}

package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.StoreProxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresIT {

  private final Logger logger =
      (Logger) LoggerFactory.getLogger("dev.rushgate.backoffice.platform.web");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  /** A back office that starts sets up the log anew, so this comes after its start. */
  private void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  private void requireFailure(Page page, int status, String words, String line) {
    assertThat(page.status()).as(page.text()).isEqualTo(status);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains(words, page.reference()).doesNotContain("Exception");
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("page not shown reference=" + page.reference() + " status=" + status + line);
  }

  @Test
  void aFailureIsFoundInTheLogByItsReference() {
    Staff.Member reader = Running.staff().with(StaffRole.READ_ONLY);
    listen();
    Browser browser = Running.browser().signIn(reader);
    String user = " user=staff-" + reader.id();
    requireFailure(
        browser.get("/admin/orders/1?x=y"),
        404,
        "찾을 수 없어요",
        " method=GET path=/admin/orders/1" + user);
    requireFailure(
        browser.get("/admin/products/new"),
        403,
        "권한이 없어요",
        " method=GET path=/admin/products/new" + user);
    requireFailure(
        browser.get("/admin/products?page=x"),
        400,
        "읽을 수 없어요",
        " method=GET path=/admin/products" + user);
    browser.get("/admin");
    requireFailure(
        browser.post("/admin/logout/x", Map.of()),
        403,
        "권한이 없어요",
        " method=POST path=/admin/logout/x" + user);
    requireFailure(
        Running.browser().get("/admin/look"),
        405,
        "할 수 없는 요청",
        " method=GET path=/admin/look user=nobody");
  }

  @Test
  void whatIsTooLargeOrOfAnotherKindIsToldOnAPage() {
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    listen();
    Browser browser = Running.browser().signIn(operator);
    browser.get("/admin/products/new");
    String user = " user=staff-" + operator.id();
    requireFailure(
        browser.post("/admin/products", Map.of("description", "x".repeat(70_000))),
        413,
        "너무 커요",
        " method=POST path=/admin/products" + user);
    requireFailure(
        browser.postAs("application/json", "/admin/api/token", "{}"),
        415,
        "받을 수 없는 형식",
        " method=POST path=/admin/api/token" + user);
  }

  @Test
  void aFaultShowsItsReferenceAndNothingOfItsCause() {
    Database own = Running.stack().database().emptyDatabase();
    try (var broken = Running.on(own, Map.of())) {
      Staff.Member reader = new Staff(new Sql(own)).with(StaffRole.READ_ONLY);
      listen();
      Browser browser = new Browser(Running.portOf(broken)).signIn(reader);
      new Sql(own).run("RENAME TABLE product TO mislaid");
      Page page = browser.get("/admin/products");
      String line = " method=GET path=/admin/products user=staff-" + reader.id();
      requireFailure(page, 500, "문제가 생겼어요", line);
      assertThat(page.text()).doesNotContain("mislaid").doesNotContain("SQL").contains("Somebody");
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .contains("page failed reference=" + page.reference());
    }
  }

  @Test
  void withoutADatabaseAPageSaysSoAndAfterwardsItServes() {
    Database own = Running.stack().database().emptyDatabase();
    String viaProxy = Running.stack().database().viaProxy(own).url();
    StoreProxy proxy = Running.stack().database().proxy();
    try (var far = Running.on(own, Map.of("RUSHGATE_MYSQL_URL", viaProxy))) {
      Staff.Member reader = new Staff(new Sql(own)).with(StaffRole.READ_ONLY);
      listen();
      Browser browser = new Browser(Running.portOf(far)).signIn(reader);
      proxy.cut();
      Page away = browser.get("/admin");
      requireFailure(away, 503, "지금은 응답할 수 없어요", " method=GET path=/admin user=nobody");
      proxy.restore();
      await().atMost(Duration.ofSeconds(30)).until(() -> browser.get("/admin").status() == 200);
    } finally {
      proxy.heal();
    }
  }
}

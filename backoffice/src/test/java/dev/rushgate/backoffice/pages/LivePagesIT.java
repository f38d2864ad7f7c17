package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Queued;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An open deal of ten: one paid, one to pay, one dead letter, one on its way, two wait, one left.
 */
class LivePagesIT {

  private static final String SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Sql sql = Running.sql();
  private final Browser operator = Running.browser();
  private String drop = "";
  private String path = "";
  private Queued queued = new Queued("1");

  @BeforeEach
  void aDealThatIsOn() {
    operator.signIn(Running.staff().with(StaffRole.OPERATOR));
    var drops = new Drops(Running.api());
    var deal = Drops.with(Drops.aDeal(drops.product(10), 10), "title", "Ten lamps");
    drop = drops.created(Drops.with(deal, "opensAt", Drops.inSeconds(-60)));
    path = "/admin/drops/" + drop;
    queued = new Queued(drop).armed(10).settled(1).settled(2).sent(3).sent(4);
    queued.waits(5).waits(6).result(7, "LEFT");
    var settled = new Settled(sql);
    String paid = settled.order(drop, 1, 600_000);
    settled.order(drop, 2, 600_000);
    settled.deadLetter(drop, 3);
    sql.run("UPDATE orders SET state = 'PAID', paid_at = UTC_TIMESTAMP(3) WHERE id = ?", paid);
    sql.run("UPDATE drop_stock SET paid = paid + 1 WHERE drop_id = ?", drop);
  }

  @AfterEach
  void noTrace() {
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    queued.forget();
  }

  private Page page() {
    Page page = operator.get(path);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page;
  }

  private Page after(String act, Map<String, String> fields) {
    page();
    return operator.follow(operator.post(path + "/" + act, fields));
  }

  private long version() {
    return sql.number("SELECT version FROM drop_stock WHERE drop_id = ?", drop);
  }

  private List<Map<String, Object>> audited() {
    return List.copyOf(
        sql.rows(
            "SELECT action, before_json, after_json FROM audit_entry WHERE subject_kind = 'DROP'"
                + " AND subject_id = ? AND action IN ('rate_set', 'message_set', 'message_removed')"
                + " ORDER BY id",
            drop));
  }

  @Test
  void thePageTellsHowItGoesWithoutScript() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(page().text())
                    .contains("<h1>Ten lamps</h1>", "data-live=\"" + drop + "\"")
                    .containsPattern("data-now=\"waiting\">2</span>")
                    .containsPattern("data-now=\"remaining\">6</span>")
                    .containsPattern("data-spark=\"waiting\"><polyline points=\"[0-9., ]+\"")
                    .containsPattern("data-line=\"waiting\" points=\"[0-9., ]+\"")
                    .containsPattern("(?s)<details class=\"behind\">.+<td class=\"number\">6</td>")
                    .containsPattern("data-opens=\"[0-9TZ:.-]+\"")
                    .contains(">진행 중</span>"));
    assertThat(operator.get("/admin").text()).contains("href=\"/admin/drops/" + drop + "\"");
    assertThat(operator.get("/admin/drops/77").status()).isEqualTo(404);
  }

  @Test
  void theDashboardShowsHowItStandsAndWhatLagsOrIsOverdue() {
    assertThat(operator.get("/admin").text())
        .contains("data-live=\"" + drop + "\"", "data-now=\"settleLagMs\"", "/assets/live-");
    queued.sent(8, 60_000);
    long order = TSID.Factory.getTsid().toLong(); // of a drop without a stock row: nothing ends it
    sql.run(
        "INSERT INTO orders (id, member, state, drop_id, epoch, no, subtotal, discount, total,"
            + " pay_by, created_at, updated_at) VALUES (?, 'mina', 'TO_PAY', 7, 1, 1, 1, 0, 1,"
            + " UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
        order);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(operator.get("/admin").text())
                    .containsPattern("(?s)concerns.+Ten lamps.+기록이 [0-9]+초 밀려 있어요")
                    .contains("끝나지 않은 주문 1건"));
    sql.run("DELETE FROM orders WHERE id = ?", order);
  }

  @Test
  void theRateIsChangedForThePublisherToCarry() {
    long before = version();
    assertThat(after("rate", Map.of("rate", "1,200")).text()).contains("속도를 바꿨어요", "1200");
    assertThat(sql.number("SELECT admit_per_second FROM drop_spec WHERE drop_id = ?", drop))
        .isEqualTo(1_200);
    assertThat(version()).isEqualTo(before + 1);
    after("rate", Map.of("rate", "1200"));
    assertThat(version()).as("nothing changed").isEqualTo(before + 1);
    assertThat(audited()).hasSize(1);
    assertThat(audited().getFirst().toString()).contains("rate_set", "500", "1200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "100001", "fast", "99999999999"})
  void aRateThatCannotBeIsRefusedBesideItsField(String rate) {
    long before = version();
    page();
    Page refused = operator.post(path + "/rate", Map.of("rate", rate));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("aria-invalid=\"true\"", "href=\"#rate\"", "value=\"" + rate + "\"");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aMessageIsKeptAsTextAndTakenBack() {
    long before = version();
    Page shown = after("message", Map.of("message", "  " + SCRIPT + " "));
    assertThat(shown.text())
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script>", "<img src=x");
    assertThat(sql.text("SELECT message FROM drop_spec WHERE drop_id = ?", drop)).isEqualTo(SCRIPT);
    assertThat(version()).isEqualTo(before + 1);
    assertThat(after("silence", Map.of()).text()).contains("말을 내렸어요");
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM drop_spec WHERE drop_id = ? AND message IS NULL", drop))
        .isEqualTo(1);
    assertThat(version()).isEqualTo(before + 2);
    assertThat(audited()).hasSize(2);
  }

  @Test
  void aMessageOfTwoLinesOrTooLongIsRefused() {
    page();
    for (String message : List.of(" ", "a\nb", "x".repeat(201))) {
      assertThat(operator.post(path + "/message", Map.of("message", message)).status())
          .isEqualTo(422);
    }
    assertThat(audited()).isEmpty();
  }

  @Test
  void theDropIsPausedResumedAndClosedFromThePage() {
    assertThat(after("pause", Map.of()).text()).contains("일시 중지했어요");
    assertThat(state()).isEqualTo("PAUSED");
    assertThat(after("resume", Map.of()).text()).contains("다시 시작했어요");
    assertThat(state()).isEqualTo("OPEN");
    assertThat(page().text()).contains("‘Ten lamps’을(를) 종료할까요?", "되돌릴 수 없어요");
    assertThat(after("close", Map.of()).text()).contains("종료했어요", "더 바꿀 수 없어요");
    assertThat(state()).isEqualTo("CLOSED");
    page();
    assertThat(operator.follow(operator.post(path + "/rate", Map.of("rate", "7"))).text())
        .contains("이미 끝난 드롭");
    assertThat(audited()).isEmpty();
  }

  private String state() {
    return sql.text("SELECT state FROM drop_stock WHERE drop_id = ?", drop);
  }

  @ParameterizedTest
  @EnumSource(
      value = StaffRole.class,
      names = {"SUPPORT", "READ_ONLY"})
  void whoMayOnlyLookIsOfferedNothingAndRefusedAll(StaffRole role) {
    Browser looking = Running.browser().signIn(Running.staff().with(role));
    assertThat(looking.get(path).text())
        .contains("Ten lamps", "볼 수만 있어요")
        .doesNotContain("/rate\"", "/close\"", "/rebuild\"", "/message\"");
    for (String act :
        List.of("rate", "message", "silence", "pause", "resume", "close", "rebuild")) {
      assertThat(looking.post(path + "/" + act, Map.of("rate", "7")).status()).isEqualTo(403);
    }
    assertThat(looking.get(path + "/entries.csv").status()).isEqualTo(200);
    assertThat(state()).isEqualTo("OPEN");
  }

  @Test
  void everyNumberOfTheLedgerLeadsToWhatIsBehindIt() {
    String text = page().text();
    assertThat(text)
        .contains("href=\"" + path + "/entries?fate=WAITING\">2</a>")
        .contains("href=\"" + path + "/entries?fate=LEFT\">1</a>")
        .contains("href=\"" + path + "/entries?fate=DEAD\">1</a>")
        .contains("href=\"/admin/orders?drop=" + drop + "&amp;state=PAID\">1</a>")
        .contains("href=\"/admin/orders?drop=" + drop + "&amp;state=TO_PAY\">1</a>")
        .contains("맞아요")
        .doesNotContain("class=\"glow\"");
  }

  @Test
  void aMismatchGlowsAndItsRepairIsAskedOnce() {
    queued.add("entered", 1);
    await().atMost(SOON).until(() -> page().text().contains("class=\"glow\""));
    String text = page().text();
    assertThat(text)
        .contains("맞지 않아요", "8 ≠ 7", "다시 셀까요?")
        .containsPattern("(?s)class=\"glow\">\\s*<dt>응모</dt>");
    assertThat(after("rebuild", Map.of()).text()).contains("복구를 시작해요");
    assertThat(sql.number("SELECT suspect FROM drop_stock WHERE drop_id = ?", drop)).isEqualTo(1);
  }
}

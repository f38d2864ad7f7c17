package dev.rushgate.backoffice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryPagesIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String PATH = "/admin/deliveries";
  private static final Pattern IDS = Pattern.compile("href=\"/admin/deliveries/\\d+\">(\\d+)</a>");

  private final Sql sql = Running.sql();
  private final String member = "m" + TSID.Factory.getTsid().toLong();
  private final String dead = delivery("DEAD", "status 422 <b>no</b>");
  private final String delivered = delivery("DELIVERED", null);
  private final Browser operator =
      Running.browser().signIn(Running.staff().with(StaffRole.OPERATOR));

  private String delivery(String state, @Nullable String error) {
    String order = Long.toString(TSID.Factory.getTsid().toLong());
    sql.run(
        """
        INSERT INTO delivery (order_id, member, payload, state, tries, strikes, taken_at, tried_at,
          error)
        VALUES (?, ?, ?, ?, 3, 3, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)
        """,
        order,
        member,
        "{\"order\":\"" + order + "\"}",
        state,
        error);
    return order;
  }

  private List<String> found(String query) {
    Browser.Page page = operator.get(PATH + "?" + query);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return IDS.matcher(page.text()).results().map(id -> id.group(1)).toList();
  }

  @Test
  void deliveriesAreFoundByOrderMemberAndState() {
    assertThat(found("q=" + member)).containsExactly(delivered, dead);
    assertThat(found("q=" + member + "&sort=order")).containsExactly(dead, delivered);
    assertThat(found("q=" + member + "&state=DEAD")).containsExactly(dead);
    assertThat(found("q=" + delivered)).containsExactly(delivered);
    assertThat(found("q=" + member + "&size=1&page=1")).containsExactly(dead);
    assertThat(found("q=nobody")).isEmpty();
    assertThat(operator.get(PATH + "?state=LOST").status()).isEqualTo(400);
    assertThat(operator.get(PATH + "?from=2026-13-01").status()).isEqualTo(400);
    var list = Running.api().get("/api/v1/admin/deliveries?q=" + member + "&state=DEAD").json();
    assertThat(list.path("total").asLong()).isEqualTo(1);
    assertThat(list.path("items").path(0).path("orderId").asString()).isEqualTo(dead);
  }

  @Test
  void aDeadOneTellsWhyAndIsReplayed() {
    String text = operator.get(PATH + "/" + dead).text();
    assertThat(text)
        .contains("전송 실패", "status 422 &lt;b&gt;no&lt;/b&gt;", "&quot;order&quot;", "다시 보내기");
    Browser.Page after = operator.post(PATH + "/" + dead + "/replay", Map.of());
    assertThat(after.location()).isEqualTo(PATH + "/" + dead);
    assertThat(sql.text("SELECT state FROM delivery WHERE order_id = ?", dead))
        .isNotEqualTo("DEAD");
    assertThat(operator.get(PATH + "/" + dead).text()).contains("다시 보내고 있어요");
    assertThat(operator.get("/admin/audit?kind=ORDER&subject=" + dead).text())
        .contains("데이터 플랫폼에 다시 보냄");
    assertThat(operator.get(PATH + "/1").status()).isEqualTo(404);
  }

  @Test
  void theDashboardNamesThoseThatNeedAPerson() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(operator.get("/admin").text())
                    .containsPattern(
                        "(?s)concerns.*deliveries\\?state=DEAD\">데이터 플랫폼이 받지 않은 주문 [0-9]"));
  }

  @Test
  void whoOnlyReadsIsOfferedNothingElse() {
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    assertThat(reader.get(PATH + "/" + dead).text()).doesNotContain("다시 보내기");
    assertThat(reader.get(PATH + "?state=DEAD").text()).doesNotContain("/replay");
    assertThat(reader.post(PATH + "/" + dead + "/replay", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void allDeadOnesAreReplayedAtOnce() {
    assertThat(operator.get(PATH + "?state=DEAD").text()).contains(PATH + "/replay");
    Browser.Page after = operator.post(PATH + "/replay", Map.of());
    assertThat(after.location()).isEqualTo(PATH);
    assertThat(operator.get(PATH).text()).contains("다시 보내고 있어요");
    assertThat(sql.text("SELECT state FROM delivery WHERE order_id = ?", dead))
        .isNotEqualTo("DEAD");
  }
}

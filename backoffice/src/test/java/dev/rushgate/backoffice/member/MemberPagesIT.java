package dev.rushgate.backoffice.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberPagesIT {

  private static final String PATH = "/admin/members";
  private static final Pattern IDS = Pattern.compile("href=\"/admin/members/([^\"/?]+)\"");

  private final Sql sql = Running.sql();
  private final Shoppers shoppers = new Shoppers(Running.api());
  private final Staff.Member helper = Running.staff().with(StaffRole.SUPPORT);
  private final Browser browser = Running.browser();

  @BeforeEach
  void signIn() {
    Shoppers.forgetGuesses();
    browser.signIn(helper);
  }

  private List<String> found(String query) {
    Browser.Page page = browser.get(PATH + "?" + query);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return IDS.matcher(page.text()).results().map(id -> id.group(1)).toList();
  }

  @Test
  void membersAreFoundSortedAndFiltered() {
    String stem = "page-" + Shoppers.newEmail().replaceFirst("@.*", "");
    String b = shoppers.signUp(stem + "-b@example.com", Shoppers.PASSWORD, "Alfa").id();
    String a = shoppers.signUp(stem + "-a@example.com", Shoppers.PASSWORD, "Bravo").id();
    assertThat(found("q=" + stem)).containsExactly(a, b);
    assertThat(found("q=" + stem + "&sort=email")).containsExactly(a, b);
    assertThat(found("q=" + stem + "&sort=-email")).containsExactly(b, a);
    assertThat(found("q=" + stem + "&sort=name")).containsExactly(b, a);
    assertThat(found("q=" + stem + "&state=BLOCKED")).isEmpty();
    assertThat(found("q=" + a)).containsExactly(a);
    for (String wrong : List.of("state=LOST", "sort=password_hash", "q=" + "x".repeat(101))) {
      assertThat(browser.get(PATH + "?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void aMemberIsShownWithWhatTheyWon() {
    Shopper shopper = shoppers.signedUp();
    var drops = new Drops(Running.api());
    String deal = drops.deal(2);
    String coupon = drops.coupon(2);
    var settled = new Settled(sql);
    String order = settled.order(deal, 1, 600_000);
    settled.coupon(coupon, 1);
    for (String table : List.of("orders", "admission", "coupon")) {
      sql.run(
          "UPDATE " + table + " SET member = ? WHERE drop_id IN (?, ?)",
          shopper.id(),
          deal,
          coupon);
    }
    String text = browser.get(PATH + "/" + shopper.id()).text();
    assertThat(text)
        .contains(shopper.email(), "/admin/orders/" + order, "39,000원", "5,000원")
        .contains("/admin/audit?kind=MEMBER&amp;subject=" + shopper.id());
    assertThat(text.split("당첨</span>", -1)).hasSize(3);
    assertThat(browser.get("/admin/orders/" + order).text())
        .contains("/admin/members/" + shopper.id());
  }

  @Test
  void whoHasNoAccountHereIsShownWithWhatTheyWonAllTheSame() {
    String deal = new Drops(Running.api()).deal(1);
    new Settled(sql).order(deal, 1, 600_000);
    sql.run("UPDATE orders SET member = 'from-elsewhere' WHERE drop_id = ?", deal);
    assertThat(browser.get(PATH + "/from-elsewhere").text())
        .contains("from-elsewhere", "다른 곳에서 발급한 토큰")
        .doesNotContain("name=\"reason\"");
    assertThat(browser.get(PATH + "/nobody-at-all").status()).isEqualTo(404);
    assertThat(browser.get(PATH + "/a%20b").status()).isEqualTo(404);
  }

  @Test
  void supportBlocksAndUnblocksWithAReasonThatIsKept() {
    Shopper shopper = shoppers.signedUp();
    String page = PATH + "/" + shopper.id();
    browser.get(page);
    Browser.Page unsaid = browser.post(page + "/block", Map.of("reason", " "));
    assertThat(unsaid.status()).isEqualTo(422);
    assertThat(unsaid.text()).contains("aria-invalid=\"true\"");
    assertThat(shoppers.login(shopper.email(), Shoppers.PASSWORD).status()).isEqualTo(200);

    Browser.Page done = browser.post(page + "/block", Map.of("reason", "<i>bots</i>"));
    assertThat(browser.follow(done).text())
        .contains("회원을 차단했어요", "&lt;i&gt;bots&lt;/i&gt;", page + "/unblock");
    assertThat(shoppers.login(shopper.email(), Shoppers.PASSWORD).code())
        .isEqualTo("MEMBER_BLOCKED");
    browser.follow(browser.post(page + "/unblock", Map.of("reason", "it was a child")));
    assertThat(shoppers.login(shopper.email(), Shoppers.PASSWORD).status()).isEqualTo(200);
    assertThat(
            sql
                .rows(
                    "SELECT action, reason, actor_id FROM audit_entry"
                        + " WHERE subject_kind = 'MEMBER' AND subject_id = ? ORDER BY id",
                    shopper.id())
                .stream()
                .map(
                    row -> row.get("action") + " " + row.get("reason") + " " + row.get("actor_id")))
        .containsExactly(
            "blocked <i>bots</i> " + helper.id(), "unblocked it was a child " + helper.id());
    assertThat(browser.get("/admin/audit?kind=MEMBER&subject=" + shopper.id()).text())
        .contains("<dt>state</dt>", "BLOCKED");
  }

  @Test
  void blockingTwiceIsWrittenOnce() {
    Shopper shopper = shoppers.signedUp();
    String call = "/api/v1/admin/members/" + shopper.id() + "/block";
    Running.api().post(call, Map.of("reason", "one"));
    Running.api().post(call, Map.of("reason", "two"));
    assertThat(sql.number("SELECT COUNT(*) FROM audit_entry WHERE subject_id = ?", shopper.id()))
        .isOne();
  }

  @Test
  void whoMayOnlyReadIsOfferedNothing() {
    Shopper shopper = shoppers.signedUp();
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    assertThat(reader.get(PATH + "/" + shopper.id()).text()).doesNotContain("name=\"reason\"");
    assertThat(reader.post(PATH + "/" + shopper.id() + "/block", Map.of("reason", "bots")).status())
        .isEqualTo(403);
  }
}

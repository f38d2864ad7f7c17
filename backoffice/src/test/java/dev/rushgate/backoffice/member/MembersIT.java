package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MembersIT {

  private static final String PATH = "/api/v1/admin/members";

  /** A second is promised; a busy machine gets another. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Api admin = Running.api();
  private final Shoppers shoppers = new Shoppers(admin);
  private final Sql sql = Running.sql();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private Api.Reply change(Shopper shopper, String what) {
    return admin.post(PATH + "/" + shopper.id() + "/" + what, Map.of("reason", "too many bots"));
  }

  private List<String> found(String query) {
    Api.Reply reply = admin.get(PATH + "?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var ids = new ArrayList<String>();
    reply.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  @Test
  void aBlockedMemberIsOutAndStaysOut() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    JsonNode blocked = change(shopper, "block").json();
    assertThat(blocked.path("state").asString()).isEqualTo("BLOCKED");
    assertThat(blocked.path("blockedReason").asString()).isEqualTo("too many bots");
    assertThat(blocked.path("blockedAt").asString()).endsWith("Z");

    assertThat(shoppers.refresh(pair.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    Api.Reply login = shoppers.login(shopper.email(), PASSWORD);
    assertThat(login.status()).isEqualTo(403);
    assertThat(login.code()).isEqualTo("MEMBER_BLOCKED");
    assertThat(shoppers.login(shopper.email(), "a wrong password").code())
        .isEqualTo("LOGIN_FAILED");
    await().atMost(SOON).until(() -> shoppers.status(pair) == 401);
  }

  @Test
  void anUnblockedMemberLogsInAgainButOldTokensStayVoid() {
    Shopper shopper = shoppers.signedUp();
    Pair before = shoppers.loggedIn(shopper);
    change(shopper, "block");
    assertThat(change(shopper, "block").status()).isEqualTo(200);
    JsonNode free = change(shopper, "unblock").json();
    assertThat(change(shopper, "unblock").status()).isEqualTo(200);
    assertThat(free.path("state").asString()).isEqualTo("ACTIVE");
    assertThat(free.path("blockedReason").isNull()).isTrue();
    Pair after = shoppers.loggedIn(shopper);
    await().atMost(SOON).until(() -> shoppers.status(before) == 401);
    await().atMost(SOON).until(() -> shoppers.counts(after));
    assertThat(shoppers.refresh(before.refresh()).status()).isEqualTo(401);
    List<Map<String, @Nullable Object>> lines =
        sql.rows(
            "SELECT kind, expires_at FROM revocation WHERE subject = ? ORDER BY number",
            shopper.id());
    assertThat(lines)
        .extracting(line -> line.get("kind"))
        .containsExactly("MEMBER", "BLOCK", "UNBLOCK");
    assertThat(lines.get(1).get("expires_at")).isEqualTo(lines.get(2).get("expires_at"));
  }

  @Test
  void aBlockHasNoEndByItself() {
    Shopper shopper = shoppers.signedUp();
    change(shopper, "block");
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM revocation WHERE subject = ? AND kind = 'BLOCK'"
                    + " AND expires_at IS NULL",
                shopper.id()))
        .isEqualTo(1);
  }

  @Test
  void membersAreFoundByIdMailAndName() {
    String email = "find.me_" + Shoppers.newEmail();
    String id = shoppers.signUp(email, PASSWORD, "하늘100%").id();
    assertThat(found("keyword=" + id)).containsExactly(id);
    assertThat(found("keyword=FIND.ME_")).containsExactly(id);
    assertThat(found("keyword=findXme")).isEmpty();
    assertThat(found("keyword=%25")).doesNotContain(id);
    assertThat(found("keyword=" + encoded("하늘100%"))).containsExactly(id);
    assertThat(found("keyword=" + encoded("하늘") + "&state=ACTIVE")).containsExactly(id);
    assertThat(found("keyword=" + encoded("하늘") + "&state=BLOCKED")).isEmpty();
    assertThat(found("keyword=" + encoded("' OR 1=1 -- "))).isEmpty();
  }

  @Test
  void theNewestComeFirstInPages() {
    String first = shoppers.signedUp().id();
    String second = shoppers.signedUp().id();
    assertThat(found("size=2")).containsExactly(second, first);
    assertThat(found("size=1&page=1")).containsExactly(first);
    JsonNode page = admin.get(PATH + "?size=1").json();
    assertThat(page.path("total").asLong()).isEqualTo(sql.number("SELECT COUNT(*) FROM account"));
    Shopper third = shoppers.signedUp();
    change(third, "block");
    assertThat(found("state=BLOCKED&size=1")).containsExactly(third.id());
  }

  @Test
  void theDetailsTellNothingSecret() {
    Shopper shopper = shoppers.signedUp();
    Api.Reply reply = admin.get(PATH + "/" + shopper.id());
    assertThat(reply.json().propertyNames())
        .containsExactlyInAnyOrder(
            "id", "email", "name", "state", "blockedAt", "blockedReason", "createdAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a%20b", "%27%20OR%201=1"})
  void anUnknownMemberIsNamedSo(String id) {
    assertThat(admin.get(PATH + "/" + id).code()).isEqualTo("MEMBER_UNKNOWN");
    for (String call : List.of("/block", "/unblock")) {
      Api.Reply reply = admin.post(PATH + "/" + id + call, Map.of("reason", "r"));
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("MEMBER_UNKNOWN");
    }
  }

  @Test
  void aBlockTakesAReason() {
    Shopper shopper = shoppers.signedUp();
    for (Map<String, String> body :
        List.of(
            Map.<String, String>of(), Map.of("reason", " "), Map.of("reason", "x".repeat(201)))) {
      Api.Reply reply = admin.post(PATH + "/" + shopper.id() + "/block", body);
      assertThat(reply.fields()).containsExactly("reason");
    }
    assertThat(admin.get(PATH + "?state=GONE").fields()).containsExactly("state");
    assertThat(admin.get(PATH + "?keyword=" + "x".repeat(101)).fields()).containsExactly("keyword");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.web.Access;
import dev.rushgate.backoffice.platform.web.SearchSource;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One search over everything that somebody may have in hand: a number, an address, a word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {

  private static final int HITS_MAX = 5;

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Browser reader = Running.browser();

  @BeforeAll
  void signIn() {
    reader.signIn(Running.staff().with(StaffRole.READ_ONLY));
  }

  private static String word() {
    return "w" + TSID.Factory.getTsid().toLong();
  }

  private String product(String name) {
    String id = drops.product(1);
    Api.Reply named = Running.api().patch("/api/v1/admin/products/" + id, Map.of("name", name));
    assertThat(named.status()).as(named.text()).isEqualTo(200);
    return id;
  }

  private String found(String words) {
    var page = reader.get("/admin/search?q=" + encoded(words));
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.text();
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private List<String> paths(SearchSource.Section section, String words) {
    return Running.beans(SearchSource.class).stream()
        .filter(source -> source.section() == section)
        .flatMap(source -> source.find(words, HITS_MAX).stream())
        .map(SearchSource.Hit::path)
        .toList();
  }

  @Test
  void aProductIsFoundByItsNumberAndByAnyPartOfItsName() {
    String word = word();
    String path = "/admin/products/" + product(word + " 달항아리");
    assertThat(found(path.substring("/admin/products/".length()))).contains(path);
    assertThat(found(word)).contains(path);
    assertThat(found(word.substring(3) + " 달항")).contains(path);
    assertThat(found(word + "%")).doesNotContain(path).contains("찾은 것이 없어요");
  }

  @Test
  void anOrderIsFoundByItsNumberAndByItsMember() {
    Settled settled = new Settled(sql);
    String order = settled.order(drops.deal(2), 1, 600_000);
    String member = word();
    sql.run("UPDATE orders SET member = ? WHERE id = ?", member, order);
    assertThat(found(order)).contains("/admin/orders/" + order, "결제 대기", "39,000원");
    assertThat(found(member)).contains("/admin/orders/" + order);
    assertThat(reader.get("/admin/orders?q=" + encoded("미나")).text()).contains("찾은 것이 없어요");
  }

  @Test
  void aDropIsFoundByItsNumberAndByAWordOfItsTitle() {
    String word = word();
    String drop = drops.created(Drops.with(Drops.aCoupon(3), "title", "여름 " + word));
    List<String> path = List.of("/admin/drops/" + drop);
    assertThat(paths(SearchSource.Section.DROPS, drop)).isEqualTo(path);
    assertThat(paths(SearchSource.Section.DROPS, word)).isEqualTo(path);
    assertThat(paths(SearchSource.Section.DROPS, "_" + word.substring(1))).isEmpty();
  }

  @Test
  void aMemberIsFoundByNumberAddressAndName() {
    var shopper = new Shoppers(Running.api()).signedUp();
    String name = "이름" + word();
    sql.run("UPDATE account SET name = ? WHERE id = ?", name, shopper.id());
    for (String words :
        List.of(shopper.id(), shopper.email().toUpperCase(Locale.ROOT), name.substring(0, 12))) {
      assertThat(paths(SearchSource.Section.MEMBERS, words))
          .as(words)
          .contains("/admin/members/" + shopper.id());
    }
    assertThat(paths(SearchSource.Section.MEMBERS, "%")).isEmpty();
  }

  @Test
  void noMoreIsShownThanABoundAndTheListGoesOn() {
    String word = word();
    for (int i = 0; i < HITS_MAX + 2; i++) {
      product(word + " " + i);
    }
    String page = found(word);
    assertThat(page.split("href=\"/admin/products/\\d", -1)).hasSize(HITS_MAX + 1);
    assertThat(page).contains("href=\"/admin/products?q=" + word + "\"");
  }

  @Test
  void nobodyIsShownWhatTheRoleMayNotOpen() {
    for (var section : SearchSource.Section.values()) {
      String path = section.pathOf("1");
      boolean open =
          Access.of("GET", path)
              .filter(rule -> rule.allows(Set.of(Access.authority(StaffRole.READ_ONLY))))
              .isPresent();
      String shop = found("a");
      assertThat(shop.contains("href=\"" + section.pathOf("")))
          .as(path)
          .satisfies(shown -> assertThat(shown && !open).isFalse());
    }
  }

  @Test
  void whatIsTypedIsTextAndBounded() {
    assertThat(found("<script>alert(1)</script>"))
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(found("x".repeat(3_000))).contains("찾은 것이 없어요");
    assertThat(found("")).contains("무엇을 찾을까요?");
  }
}

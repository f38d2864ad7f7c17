package dev.rushgate.backoffice.drops;

import static dev.rushgate.backoffice.testkit.Drops.PATH;
import static dev.rushgate.backoffice.testkit.Drops.aDeal;
import static dev.rushgate.backoffice.testkit.Drops.inSeconds;
import static dev.rushgate.backoffice.testkit.Drops.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deals of one product at one time, as programs that want to be warned meet them. */
class OverlapIT {

  private static final String LOCK = "SELECT id FROM product WHERE id = ? FOR UPDATE";
  private static final List<String> ANY_NIGHT = List.of("NIGHT"); // whenever the test runs

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private static Map<String, Object> careful(String product) {
    return with(aDeal(product, 5), "confirmed", ANY_NIGHT);
  }

  private static Map<String, Object> later(Map<String, Object> form) {
    return with(with(form, "opensAt", inSeconds(7_200)), "closesAt", inSeconds(10_800));
  }

  @Test
  void whoSaysNothingOfWarningsIsNotAsked() {
    String product = drops.product(30);
    drops.created(aDeal(product, 5));
    drops.created(aDeal(product, 5));
    assertThat(sql.number("SELECT COUNT(*) FROM drop_spec WHERE product_id = ?", product))
        .isEqualTo(2);
  }

  @Test
  void aWarningIsToldUntilItIsConfirmed() {
    String product = drops.product(30);
    drops.created(careful(product));
    Api.Reply refused = api.post(PATH, careful(product));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("UNCONFIRMED");
    assertThat(refused.json().path("detail").asString()).isEqualTo("Not in confirmed: OVERLAP.");
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(25);
    var confirmed = with(careful(product), "confirmed", List.of("NIGHT", "OVERLAP"));
    assertThat(api.post(PATH, confirmed).status()).isEqualTo(201);
    assertThat(api.post(PATH, with(confirmed, "confirmed", List.of("NONSENSE"))).fields())
        .isNotEmpty();
  }

  @Test
  void whatIsClosedOrOnlyTouchesDoesNotOverlap() {
    String product = drops.product(30);
    String first = drops.created(careful(product));
    drops.created(with(later(careful(product)), "opensAt", endOf(first)));
    api.post(PATH + "/" + first + "/close");
    drops.created(with(careful(product), "closesAt", endOf(first)));
  }

  private String endOf(String drop) {
    return api.get(PATH + "/" + drop).json().path("closesAt").asString();
  }

  @Test
  void ofTwoAtOnceOneSeesTheOther() throws Exception {
    String product = drops.product(30);
    List<Api.Reply> replies =
        sql.whileLocked(
            LOCK,
            product,
            2,
            () ->
                Together.all(
                    List.of(
                        () -> api.post(PATH, careful(product)),
                        () -> api.post(PATH, careful(product)))));
    assertThat(replies).extracting(Api.Reply::status).containsExactlyInAnyOrder(201, 409);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(25);
  }

  @Test
  void aChangeAndACreationAtOnceDoNotBothPass() throws Exception {
    String product = drops.product(30);
    String moved = drops.created(later(careful(product)));
    Map<String, Object> earlier =
        Map.of("opensAt", inSeconds(3_600), "closesAt", inSeconds(7_000), "confirmed", ANY_NIGHT);
    List<Api.Reply> replies =
        sql.whileLocked(
            LOCK,
            product,
            2,
            () ->
                Together.all(
                    List.of(
                        () -> api.post(PATH, careful(product)),
                        () -> api.patch(PATH + "/" + moved, earlier))));
    assertThat(replies.stream().filter(reply -> reply.status() < 300)).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.code().equals("UNCONFIRMED"))).hasSize(1);
  }

  @Test
  void aChangeIsAskedOnlyAboutWhatItBrings() {
    String product = drops.product(30);
    drops.created(aDeal(product, 5));
    String second = PATH + "/" + drops.created(aDeal(product, 5));
    Map<String, Object> title = Map.of("title", "New words", "confirmed", List.of());
    assertThat(api.patch(second, title).status()).isEqualTo(200);
    String third = PATH + "/" + drops.created(later(aDeal(product, 5)));
    Map<String, Object> nearer = Map.of("opensAt", inSeconds(5_000), "confirmed", ANY_NIGHT);
    assertThat(api.patch(third, nearer).code()).isEqualTo("UNCONFIRMED");
  }

  @Test
  void aChangeOfAnOlderVersionIsNotMade() {
    String coupon = PATH + "/" + drops.coupon(5);
    api.post(coupon + "/pause");
    Api.Reply late = api.patch(coupon, Map.of("title", "Late", "version", 1));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("CONFLICT");
    assertThat(api.patch(coupon, Map.of("title", "Now", "version", 2)).status()).isEqualTo(200);
  }
}

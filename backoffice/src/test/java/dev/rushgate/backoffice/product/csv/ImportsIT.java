package dev.rushgate.backoffice.product.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsIT {

  private static final String PRODUCTS = "/api/v1/admin/products";
  private static final String IMPORTS = PRODUCTS + "/imports";
  private static final String HEADING = "id,name,description,price,stock\n";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final int LARGE = 3_000;

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private static String word() {
    return "w" + TSID.Factory.getTsid().toLong();
  }

  private String sent(String text) {
    Api.Reply reply =
        api.upload(IMPORTS, "goods.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return reply.id();
  }

  private JsonNode when(String job, String state) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !api.get(IMPORTS + "/" + job).json().path("state").asString().endsWith("ING"));
    JsonNode now = api.get(IMPORTS + "/" + job).json();
    assertThat(now.path("state").asString()).as(now.toString()).isEqualTo(state);
    return now;
  }

  private JsonNode applied(String job, String state) {
    when(job, "READY");
    assertThat(api.post(IMPORTS + "/" + job + "/confirm").status()).isEqualTo(200);
    return when(job, state);
  }

  private static List<String> errors(JsonNode job) {
    var errors = new ArrayList<String>();
    job.path("errors")
        .forEach(
            error ->
                errors.add(
                    error.path("row").asInt()
                        + " "
                        + error.path("column").asString()
                        + " "
                        + error.path("code").asString()));
    return errors;
  }

  private long named(String word) {
    return sql.number("SELECT COUNT(*) FROM product WHERE name LIKE ?", "%" + word + "%");
  }

  @Test
  void aFileIsLookedAtFirstAndAppliedWhenConfirmed() {
    String word = word();
    String old = drops.product(10);
    String same = drops.product(10);
    String other = drops.product(10);
    String job =
        sent(
            "\uFEFF"
                + HEADING
                + old
                + ",Lamp "
                + word
                + ",,50000,25\n"
                + same
                + ",Lamp,,50000,10\n"
                + other
                + ",Lamp "
                + word
                + ",,1,10\n"
                + ",\"새 "
                + word
                + "\",\"two\nlines\",1000,3\n");
    JsonNode ready = when(job, "READY");
    assertThat(ready.path("rows").asInt()).isEqualTo(4);
    assertThat(ready.path("creates").asInt()).isEqualTo(1);
    assertThat(ready.path("updates").asInt()).isEqualTo(2);
    JsonNode change = ready.path("preview").path(0);
    assertThat(change.path("id").asString()).isEqualTo(old);
    assertThat(change.path("before").path("stock").asInt()).isEqualTo(10);
    assertThat(change.path("after").path("stock").asInt()).isEqualTo(25);
    assertThat(named(word)).isZero();

    applied(job, "DONE");
    assertThat(named(word)).isEqualTo(3);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", old)).isEqualTo(25);
    assertThat(sql.number("SELECT version FROM product WHERE id = ?", same)).isZero();
    JsonNode history =
        api.get(PRODUCTS + "/" + old + "/stock-changes").json().path("items").path(0);
    assertThat(history.path("cause").asString()).isEqualTo("IMPORT");
    assertThat(history.path("reason").asString()).isEqualTo("goods.csv");
    assertThat(history.path("before").asInt() + 15).isEqualTo(history.path("after").asInt());
    assertThat(
            sql.text(
                "SELECT payload FROM outbox WHERE record_key = ? ORDER BY seq DESC LIMIT 1", old))
        .contains("\"change\":15,\"units\":25,\"cause\":\"IMPORT\"");
    assertThat(
            sql.number(
                """
                SELECT COUNT(*) FROM audit_entry WHERE subject_id = ? AND action = 'changed'
                  AND actor_kind = 'API' AND reason = 'goods.csv' AND after_json LIKE ?
                """,
                old,
                "%" + word + "%"))
        .isEqualTo(1);
    assertThat(api.get(PRODUCTS + "?keyword=" + word).json().path("total").asInt()).isEqualTo(3);
    assertThat(api.post(IMPORTS + "/" + job + "/confirm").code()).isEqualTo("IMPORT_STATE");
    assertThat(sql.number("SELECT LENGTH(content) FROM product_import WHERE id = ?", job)).isZero();
  }

  @Test
  void aFileWithAFlawIsNotAppliedAtAll() {
    String word = word();
    String known = drops.product(1);
    String job =
        sent(
            HEADING
                + ","
                + word
                + ",,1,1\n"
                + "12345,"
                + word
                + ",,1,1\n"
                + known
                + ","
                + word
                + ",,free,1\n"
                + known
                + ","
                + word
                + ",,1,1\n"
                + known
                + ","
                + word
                + ",,1,1\n");
    JsonNode broken = when(job, "BROKEN");
    assertThat(errors(broken)).containsExactly("3 id ID_UNKNOWN", "4 price VALUE", "6 id ID_TWICE");
    assertThat(broken.path("flaws").asInt()).isEqualTo(3);
    assertThat(api.post(IMPORTS + "/" + job + "/confirm").code()).isEqualTo("IMPORT_STATE");
    assertThat(named(word)).isZero();
  }

  @Test
  void whatChangedSinceTheCheckUndoesAllOfIt() {
    String word = word();
    String product = drops.product(10);
    String job = sent(HEADING + "," + word + ",,1,1\n" + product + "," + word + ",,1,1\n");
    when(job, "READY");
    drops.created(Drops.aDeal(product, 4));
    assertThat(api.post(IMPORTS + "/" + job + "/confirm").status()).isEqualTo(200);
    assertThat(errors(when(job, "FAILED"))).containsExactly("3 id CHANGED");
    assertThat(named(word)).isZero();
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(6);
  }

  @Test
  void aDiscardedFileIsGone() {
    String job = sent(HEADING + "," + word() + ",,1,1\n");
    when(job, "READY");
    assertThat(api.post(IMPORTS + "/" + job + "/discard").status()).isEqualTo(200);
    assertThat(api.post(IMPORTS + "/" + job + "/confirm").code()).isEqualTo("IMPORT_STATE");
    assertThat(api.get(IMPORTS + "/1").code()).isEqualTo("IMPORT_UNKNOWN");
    assertThat(api.post(IMPORTS + "/x/confirm").code()).isEqualTo("IMPORT_UNKNOWN");
  }

  @Test
  void whatIsNoFileOfProductsIsRefused() {
    Api.Reply empty = api.upload(IMPORTS, "a.csv", "text/csv", new byte[0]);
    assertThat(empty.fields()).containsExactly("file");
    Api.Reply large = api.upload(IMPORTS, "a.csv", "text/csv", new byte[6 * 1024 * 1024]);
    assertThat(large.fields()).containsExactly("file");
    byte[] binary = {'P', 'K', 3, 4, (byte) 0xFF, (byte) 0xFE};
    assertThat(errors(when(api.upload(IMPORTS, "a.csv", "text/csv", binary).id(), "BROKEN")))
        .containsExactly("0  NOT_TEXT");
    assertThat(errors(when(sent("id,name,version,state\n"), "BROKEN")))
        .containsExactly("1 version COLUMN_UNKNOWN", "1 state COLUMN_UNKNOWN");
  }

  @Test
  void aLargeFileIsAppliedAsAWholeAndItsProgressAskedOfAnotherServer() {
    String word = word().substring(11);
    String large =
        HEADING
            + IntStream.range(0, LARGE)
                .mapToObj(i -> "," + word + " " + i + ",a goods," + i + "," + i % 100 + "\n")
                .collect(Collectors.joining());
    try (var second = Running.on(Running.database(), Map.of())) {
      var other = new Api(Running.portOf(second));
      String job = sent(large);
      when(job, "READY");
      assertThat(other.post(IMPORTS + "/" + job + "/confirm").status()).isEqualTo(200);
      var done = new ArrayList<Integer>();
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                JsonNode now = other.get(IMPORTS + "/" + job).json();
                done.add(now.path("rowsDone").asInt());
                long written = named(word);
                assertThat(written).isIn(0L, (long) LARGE);
                return now.path("state").asString().equals("DONE") && written == LARGE;
              });
      assertThat(done).isSorted().anyMatch(rows -> rows > 0 && rows < LARGE);
    }
    assertThat(
            sql.number(
                """
                SELECT COUNT(*) FROM product p
                JOIN stock_change c ON c.product_id = p.id AND c.units_after = p.stock
                WHERE p.name LIKE ?
                """,
                word + "%"))
        .isEqualTo(LARGE);
    sql.run("UPDATE product SET state = 'ARCHIVED' WHERE name LIKE ?", word + "%");
  }

  @Test
  void whatADeadServerBeganIsBegunAnew() {
    String job = sent(HEADING + "," + word() + ",,1,1\n");
    when(job, "READY");
    sql.run(
        "UPDATE product_import_work SET lease_until = UTC_TIMESTAMP(3) + INTERVAL 2 SECOND,"
            + " rows_done = 1 WHERE import_id = ?",
        job);
    sql.run("UPDATE product_import SET state = 'APPLYING' WHERE id = ?", job);
    assertThat(api.get(IMPORTS + "/" + job).json().path("state").asString()).isEqualTo("APPLYING");
    when(job, "DONE");
    assertThat(
            sql.number(
                "SELECT TIMESTAMPDIFF(SECOND, created_at, changed_at) FROM product_import"
                    + " WHERE id = ?",
                job))
        .isPositive();
  }
}

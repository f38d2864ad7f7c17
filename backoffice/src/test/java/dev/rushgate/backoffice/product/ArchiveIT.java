package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveIT {

  private static final String PRODUCTS = "/api/v1/admin/products";

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private List<String> listed(String query) {
    var ids = new ArrayList<String>();
    api.get(PRODUCTS + "?size=100&" + query)
        .json()
        .path("items")
        .forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  private Api.Reply does(String product, String act) {
    return api.post(PRODUCTS + "/" + product + "/" + act);
  }

  @Test
  void anArchivedProductIsInNoListUnlessAskedFor() {
    String product = drops.product(10);
    assertThat(does(product, "archive").json().path("state").asString()).isEqualTo("ARCHIVED");
    assertThat(listed("")).doesNotContain(product);
    assertThat(listed("keyword=lamp")).doesNotContain(product);
    assertThat(listed("keyword=" + product)).isEmpty();
    assertThat(listed("state=ARCHIVED")).contains(product);
    assertThat(listed("state=ARCHIVED&keyword=" + product)).containsExactly(product);
    assertThat(api.get(PRODUCTS + "/" + product).json().path("state").asString())
        .isEqualTo("ARCHIVED");
    assertThat(does(product, "restore").json().path("state").asString()).isEqualTo("ACTIVE");
    assertThat(listed("")).contains(product);
  }

  @Test
  void noDealGetsUnitsOfIt() {
    String product = drops.product(10);
    String deal = drops.created(Drops.aDeal(product, 2));
    does(product, "archive");
    Api.Reply refused = api.post(Drops.PATH, Drops.aDeal(product, 1));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.fields()).containsExactly("productId");
    assertThat(api.patch(Drops.PATH + "/" + deal, Map.of("capacity", 3)).code())
        .isEqualTo("OUT_OF_STOCK");
    assertThat(api.post(Drops.PATH + "/" + deal + "/close").status()).isEqualTo(200);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(10);
    does(product, "restore");
    assertThat(api.post(Drops.PATH, Drops.aDeal(product, 1)).status()).isEqualTo(201);
  }

  @Test
  void eachChangeOfStateIsAuditedOnce() {
    String product = drops.product(1);
    for (String act : List.of("archive", "archive", "restore", "restore")) {
      assertThat(does(product, act).status()).isEqualTo(200);
    }
    for (String action : List.of("archived", "restored")) {
      assertThat(
              sql.number(
                  "SELECT COUNT(*) FROM audit_entry WHERE subject_id = ? AND action = ?",
                  product,
                  action))
          .isEqualTo(1);
    }
    assertThat(does("1", "archive").code()).isEqualTo("PRODUCT_UNKNOWN");
    assertThat(does("1", "restore").code()).isEqualTo("PRODUCT_UNKNOWN");
    assertThat(api.get(PRODUCTS + "?state=GONE").fields()).containsExactly("state");
  }
}

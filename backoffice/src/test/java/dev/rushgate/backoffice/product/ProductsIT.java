package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductsIT {

  private static final String PRODUCTS = "/api/v1/admin/products";

  private final Api api = Running.api();
  private final Sql sql = Running.sql();

  private Api.Reply aProduct() {
    return api.post(
        PRODUCTS,
        Map.of("name", "Lamp", "description", "Warm light", "price", 39_000, "stock", 100));
  }

  @Test
  void aCreatedProductIsFoundAgain() {
    Api.Reply created = aProduct();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PRODUCTS + "/" + created.id());
    Api.Reply found = api.get(PRODUCTS + "/" + created.id());
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).isEqualTo(created.json());
    assertThat(found.json().path("price").asLong()).isEqualTo(39_000);
    assertThat(found.json().path("version").asLong()).isZero();
  }

  @Test
  void instantsAreKeptInUtcToTheMillisecond() {
    Api.Reply created = aProduct();
    String told = created.json().path("createdAt").asString();
    assertThat(told).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(Duration.between(Instant.parse(told), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    String kept =
        sql.text("SELECT CAST(created_at AS CHAR) FROM product WHERE id = ?", created.id());
    assertThat(kept.replace(' ', 'T') + "Z").isEqualTo(told);
  }

  @Test
  void aChangeTouchesOnlyWhatItNames() {
    String id = aProduct().id();
    Api.Reply changed = api.patch(PRODUCTS + "/" + id, Map.of("price", 35_000));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("price").asLong()).isEqualTo(35_000);
    assertThat(changed.json().path("name").asString()).isEqualTo("Lamp");
    assertThat(changed.json().path("stock").asInt()).isEqualTo(100);
    assertThat(changed.json().path("version").asLong()).isEqualTo(1);
  }

  @Test
  void aChangeOfAnOlderVersionIsAConflict() {
    String id = aProduct().id();
    assertThat(api.patch(PRODUCTS + "/" + id, Map.of("stock", 7, "version", 0)).status())
        .isEqualTo(200);
    Api.Reply late = api.patch(PRODUCTS + "/" + id, Map.of("stock", 9, "version", 0));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("CONFLICT");
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", id)).isEqualTo(7);
  }

  @Test
  void theListShowsTheNewestFirstInPages() {
    String older = aProduct().id();
    String newer = aProduct().id();
    Api.Reply list = api.get(PRODUCTS + "?page=0&size=2");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.json().path("items").path(0).path("id").asString()).isEqualTo(newer);
    assertThat(list.json().path("items").path(1).path("id").asString()).isEqualTo(older);
    assertThat(list.json().path("page").asInt()).isZero();
    assertThat(list.json().path("size").asInt()).isEqualTo(2);
    assertThat(list.json().path("total").asLong()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anUnknownProductIsNamedSo() {
    for (String id : new String[] {"1", "x", "0", "-5", "99999999999999999999"}) {
      assertThat(api.get(PRODUCTS + "/" + id).code()).isEqualTo("PRODUCT_UNKNOWN");
      Api.Reply change = api.patch(PRODUCTS + "/" + id, Map.of("price", 1));
      assertThat(change.status()).isEqualTo(404);
      assertThat(change.code()).isEqualTo("PRODUCT_UNKNOWN");
    }
  }
}

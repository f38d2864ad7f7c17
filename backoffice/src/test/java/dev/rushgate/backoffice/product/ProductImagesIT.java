package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Images;
import dev.rushgate.backoffice.testkit.Parts;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductImagesIT {

  private static final String PAGES = "/admin/products/";
  private static final String CALLS = "/api/v1/admin/products/";
  private static final Pattern SHOWN = Pattern.compile("/images/[0-9a-f]{32}-480\\.jpg");
  private static final byte[] HTML =
      "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);
  private final Browser browser = Running.browser();

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  private static HttpResponse<byte[]> file(String address) {
    try (HttpClient anybody = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Running.port() + address));
      return anybody.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Browser.Page upload(String product, String name, String type, byte[] content) {
    browser.get(PAGES + product);
    return browser.upload(PAGES + product + "/image", name, type, content);
  }

  private long kept(String product) {
    return sql.number("SELECT COUNT(*) FROM product_image WHERE product_id = ?", product);
  }

  @Test
  void aPictureIsShownReplacedAndRemoved() {
    String product = drops.product(1);
    Browser.Page sent = upload(product, "달항아리.png", "image/png", Images.png(800, 600));
    assertThat(sent.location()).as(sent.text()).isEqualTo(PAGES + product);
    var address = SHOWN.matcher(browser.get(PAGES + product).text());
    assertThat(address.find()).isTrue();
    assertThat(browser.get("/admin/products?q=" + product).text())
        .contains(address.group().replace("-480", "-96"));
    HttpResponse<byte[]> first = file(address.group());
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(Images.read(first.body()).getWidth()).isEqualTo(480);

    String other =
        api.upload(CALLS + product + "/image", "a.jpg", "text/html", Images.jpeg(500, 700))
            .json()
            .path("imageUrl")
            .asString();
    assertThat(other).matches("/images/[0-9a-f]{32}-1200\\.jpg");
    assertThat(file(other).statusCode()).isEqualTo(200);
    assertThat(file(address.group()).statusCode()).isEqualTo(404);
    assertThat(kept(product)).isEqualTo(3);

    browser.get(PAGES + product);
    assertThat(browser.post(PAGES + product + "/image/remove", Map.of()).status()).isEqualTo(302);
    assertThat(browser.get(PAGES + product).text()).doesNotContain("/images/");
    assertThat(file(other).statusCode()).isEqualTo(404);
    assertThat(kept(product)).isZero();
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE subject_id = ? AND action LIKE 'image%'",
                product))
        .isEqualTo(3);
  }

  @Test
  void aPictureIsServedToBeKeptAndAsNothingElse() {
    String product = drops.product(1);
    String address =
        api.upload(CALLS + product + "/image", "a.png", "image/png", Images.png(50, 50))
            .json()
            .path("imageUrl")
            .asString();
    var headers = file(address).headers();
    assertThat(headers.firstValue("Content-Type")).contains("image/jpeg");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    assertThat(headers.firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "immutable", "public");
    for (String no :
        new String[] {
          "/images/x", "/images/" + "0".repeat(32) + "-96.jpg", address.replace("1200", "1199")
        }) {
      assertThat(file(no).statusCode()).as(no).isEqualTo(404);
    }
  }

  @Test
  void oneMayGoWhenTwoProductsShareAPicture() {
    String one = drops.product(1);
    String two = drops.product(1);
    byte[] same = Images.png(60, 60);
    api.upload(CALLS + one + "/image", "a.png", "image/png", same);
    String address =
        api.upload(CALLS + two + "/image", "a.png", "image/png", same)
            .json()
            .path("imageUrl")
            .asString();
    assertThat(api.send("DELETE", CALLS + one + "/image", null, "application/json").status())
        .isEqualTo(200);
    assertThat(file(address).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoPictureIsRefusedBesideItsField() {
    String product = drops.product(1);
    requireRefused(product, HTML, "JPEG나 PNG 사진이 아니에요", "is a JPEG or PNG");
    requireRefused(product, new byte[0], "사진 파일을 골라", "is missing");
    requireRefused(product, new byte[6 * 1024 * 1024], "사진은 5MB까지", "is at most");
    requireRefused(product, Images.bomb(60_000, 60_000), "사진이 너무 커요", "pixels");
    byte[] png = Images.png(300, 300);
    byte[] cut = java.util.Arrays.copyOf(png, png.length / 2);
    requireRefused(product, cut, "끝까지 읽히지 않아요", "cannot be read");
    assertThat(kept(product)).isZero();
  }

  private void requireRefused(String product, byte[] content, String words, String rule) {
    Browser.Page page = upload(product, "lamp.png", "image/png", content);
    assertThat(page.status()).as(words).isEqualTo(422);
    assertThat(page.text())
        .contains(words, "href=\"#file\"")
        .containsPattern("id=\"file\"[^>]*aria-invalid=\"true\"");
    Api.Reply reply = api.upload(CALLS + product + "/image", "lamp.png", "image/png", content);
    assertThat(reply.status()).as(words).isEqualTo(400);
    assertThat(reply.fields()).containsExactly("file");
    assertThat(reply.text()).contains(rule);
  }

  @Test
  void aBodyOverEveryBoundIsNotRead() {
    String product = drops.product(1);
    byte[] huge = new byte[9 * 1024 * 1024];
    Browser.Page page = upload(product, "lamp.png", "image/png", huge);
    assertThat(page.status()).isEqualTo(413);
    assertThat(page.text()).contains("보낸 것이 너무 커요", page.reference());
    Api.Reply announced = api.upload(CALLS + product + "/image", "a.png", "image/png", huge);
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.code()).isEqualTo("BODY_TOO_LARGE");
    byte[] body = Parts.of(Map.of(), "a.png", "image/png", huge).body();
    Api.Reply unannounced =
        api.send(
            api.request(CALLS + product + "/image")
                .header("Content-Type", Parts.TYPE)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    assertThat(unannounced.status()).isEqualTo(413);
    assertThat(unannounced.code()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void partsAreReadOnlyWhereAFileIsTaken() {
    Api.Reply reply = api.upload(CALLS + "1/stock", "a.png", "image/png", new byte[10]);
    assertThat(reply.status()).isEqualTo(415);
    browser.get("/admin");
    assertThat(browser.upload("/admin/products", "a.png", "image/png", new byte[10]).status())
        .isEqualTo(415);
    Api.Reply noParts =
        api.send(
            api.request(CALLS + drops.product(1) + "/image")
                .header("Content-Type", Parts.TYPE)
                .POST(BodyPublishers.ofString("no parts at all")));
    assertThat(noParts.status()).isEqualTo(400);
  }

  @Test
  void aFormOverItsBoundGetsThePageOfFailures() {
    browser.get("/admin/products/new");
    Browser.Page page = browser.post("/admin/products", Map.of("name", "x".repeat(70_000)));
    assertThat(page.status()).isEqualTo(413);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("보낸 것이 너무 커요", page.reference());
  }

  @Test
  void anUploadCannotBeForgedAndTakesTheRight() {
    String product = drops.product(1);
    Browser other = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    other.get(PAGES + product);
    assertThat(
            other
                .upload(PAGES + product + "/image", "a.png", "image/png", Images.png(9, 9))
                .status())
        .isEqualTo(403);
    Browser forged = browser.withTheSameCookies(Running.port());
    assertThat(forged.postForged(PAGES + product + "/image", Map.of()).status()).isEqualTo(403);
    assertThat(kept(product)).isZero();
  }
}

package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and files of products. */
@ExtendWith(Browsing.class)
class CatalogueFlowIT {

  private static final Duration CHECKED_MAX = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private Path picture() throws IOException {
    var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    var brush = image.createGraphics();
    brush.setColor(new Color(0x4f4cd0));
    brush.fillOval(80, 60, 480, 360);
    brush.dispose();
    Path file = folder.resolve("jar.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void aProductGetsAPicture(Chromium chromium) throws IOException {
    String name = "사진 있는 항아리 " + System.nanoTime();
    Visitor visitor = Desk.of(chromium, StaffRole.OPERATOR).open("/admin/products/new");
    visitor.write("이름", name).write("가격(원)", "59000").write("재고", "12").press("만들기");
    visitor.read("상품을 만들었어요");
    visitor.attach("새 사진", picture()).press("사진 올리기").read("사진을 바꿨어요");
    assertThat(visitor.number("document.querySelector('main img').naturalWidth")).isPositive();
  }

  @Test
  void aFileWithErrorsChangesNothingAndNamesThem(Chromium chromium) throws IOException {
    String name = "가져온 항아리 " + System.nanoTime();
    Path file = folder.resolve("products.csv");
    Files.writeString(file, "name,price,stock\n" + name + ",1000,1\n잘못된 것,비싸요,-1\n");
    Visitor visitor = Desk.of(chromium, StaffRole.OPERATOR).open("/admin/products/import");
    visitor.attach("파일", file).press("올려서 확인하기");
    visitor.readIn("main", "고칠 곳이 있어요", CHECKED_MAX);
    assertThat(visitor.texts("section table tbody tr"))
        .filteredOn(row -> row.startsWith("3 "))
        .hasSize(2);
    Files.writeString(file, "name,price,stock\n" + name + ",1000,1\n");
    visitor.press("다른 파일 올리기").attach("파일", file).press("올려서 확인하기");
    visitor.readIn("main", "문제가 없어요", CHECKED_MAX);
    visitor.press("1개 적용하기").readIn("main", "모두 적용했어요", CHECKED_MAX);
    visitor.open("/admin/products").write("상품 이름이나 번호", name).press("검색");
    assertThat(visitor.text("tbody")).contains(name);
  }
}

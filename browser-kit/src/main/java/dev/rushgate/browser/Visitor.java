package dev.rushgate.browser;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Somebody in front of the browser, who goes by what stands on the page: by the words of labels,
 * buttons and links. Whatever is looked for may take a moment to appear; and who does something
 * that leads to another page is there before the next look.
 */
public final class Visitor {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Chromium chromium;
  private final ChromeDriver driver;
  private final URI server;

  /** The server by its address without a path: {@code http://127.0.0.1:8081}. */
  public Visitor(Chromium chromium, URI server) {
    this.chromium = chromium;
    this.driver = chromium.driver();
    this.server = server;
  }

  public Chromium chromium() {
    return chromium;
  }

  public Visitor open(String path) {
    driver.get(server + path);
    return this;
  }

  /** Where the visitor is: the path, and what follows it. */
  public String at() {
    return String.valueOf(driver.getCurrentUrl()).replace(server.toString(), "");
  }

  public String title() {
    return String.valueOf(driver.getTitle());
  }

  /** The language that the page says it is in. */
  public String language() {
    return String.valueOf(driver.findElement(By.tagName("html")).getDomAttribute("lang"));
  }

  public String heading() {
    return text("main h1");
  }

  /** Writes into the field with that label, instead of what stood there. */
  public Visitor write(String label, String text) {
    WebElement field = find("field", label);
    if (String.valueOf(field.getDomProperty("type")).matches("date.*|time|range|color")) {
      // What is typed into these depends on the browser's country.
      driver.executeScript(Scripts.SET, field, text);
    } else {
      field.clear();
      field.sendKeys(text);
    }
    return this;
  }

  /** What stands in the field with that label. */
  public String written(String label) {
    return String.valueOf(find("field", label).getDomProperty("value"));
  }

  /** Chooses in the list with that label, by the word that is shown. */
  public Visitor choose(String label, String option) {
    WebElement offered =
        find("field", label).findElements(By.tagName("option")).stream()
            .filter(one -> one.getText().strip().equals(option))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " does not offer " + option));
    return andArrive(offered::click);
  }

  /** Ticks, or unticks, the box with that label. */
  public Visitor tick(String label) {
    return andArrive(find("field", label)::click);
  }

  /** Ticks every box within what the selector finds. */
  public Visitor tickAll(String css) {
    driver.findElements(By.cssSelector(css + " input[type=checkbox]")).stream()
        .filter(box -> !box.isSelected())
        .forEach(WebElement::click);
    return this;
  }

  public Visitor attach(String label, Path file) {
    find("field", label).sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  public Visitor press(String button) {
    return andArrive(find("button", button)::click);
  }

  public Visitor follow(String link) {
    return andArrive(find("link", link)::click);
  }

  /** Presses keys, wherever the focus is. */
  public Visitor keys(CharSequence... keys) {
    return andArrive(() -> driver.switchTo().activeElement().sendKeys(keys));
  }

  public Visitor tab() {
    return keys(Keys.TAB);
  }

  /** What has the focus: its label, or the words on it. */
  public String focused() {
    WebElement focused = driver.switchTo().activeElement();
    return String.valueOf(focused.getAccessibleName());
  }

  /** Everything that can be read within what the selector finds. */
  public String text(String css) {
    return eventually(() -> driver.findElement(By.cssSelector(css)).getText());
  }

  /** The same of each that it finds; at once, and none is fine. */
  public List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  public boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  /** Waits until the words can be read in the content of the page. */
  public Visitor read(String words) {
    return readIn("main", words, PATIENCE);
  }

  public Visitor readIn(String css, String words, Duration patience) {
    await("“" + words + "” in " + css)
        .atMost(patience)
        .pollInterval(LOOK_AGAIN)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(() -> driver.findElement(By.cssSelector(css)).getText().contains(words));
    return this;
  }

  /** What a style comes to, as the browser computes it. */
  public String style(String css, String property) {
    return String.valueOf(driver.findElement(By.cssSelector(css)).getCssValue(property));
  }

  /** A number that a script finds in the page. */
  public long number(String script) {
    return ((Number) Objects.requireNonNull(driver.executeScript("return " + script))).longValue();
  }

  /** The driver alone waits only for what was under way when the click returned. */
  private Visitor andArrive(Runnable deed) {
    driver.executeScript(Scripts.WATCH);
    deed.run();
    await("another page")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_AGAIN)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(() -> Boolean.TRUE.equals(driver.executeScript(Scripts.ARRIVED)));
    return this;
  }

  private WebElement find(String kind, String name) {
    try {
      return eventually(() -> (WebElement) driver.executeScript(Scripts.FIND, kind, name));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no " + kind + " “" + name + "” at " + at(), e);
    }
  }

  private static <T> T eventually(Callable<@Nullable T> look) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(LOOK_AGAIN)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(look, Objects::nonNull);
  }
}

package dev.rushgate.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/** What is wrong with the page that is shown. */
public final class Review {

  private static final long BYTES_MAX = 150_000;
  private static final String TITLE = ".+ · Rushgate";

  private final Chromium chromium;
  private final ChromeDriver driver;
  private final List<String> faults = new ArrayList<>();

  private Review(Chromium chromium) {
    this.chromium = chromium;
    this.driver = chromium.driver();
  }

  /**
   * Looks at it at a desk and on a phone, by day and by night.
   *
   * @param expected what the console may say, as a page that tells of a failure has its status
   */
  public static List<String> of(Chromium chromium, String expected) {
    var review = new Review(chromium);
    review.whole();
    for (Screen screen : Screen.values()) {
      for (Theme theme : Theme.values()) {
        review.at(screen, theme);
      }
    }
    review.console(expected);
    return review.faults;
  }

  /** The same by its width alone, as it is shown now. */
  public static List<String> ofWidth(Chromium chromium, String expected) {
    var review = new Review(chromium);
    review.faults.addAll(review.wide());
    review.console(expected);
    return review.faults;
  }

  private List<String> wide() {
    return lines(driver.executeScript(Scripts.WIDE));
  }

  private void whole() {
    String title = String.valueOf(driver.getTitle());
    if (!title.matches(TITLE)) {
      faults.add("the title is \"" + title + "\"");
    }
    long bytes = ((Number) run(Scripts.WEIGHT)).longValue();
    if (bytes > BYTES_MAX) {
      faults.add("it weighs " + bytes + " bytes");
    }
  }

  private void at(Screen screen, Theme theme) {
    chromium.show(screen).prefer(theme);
    String where = screen + " " + theme + ": ";
    wide().forEach(line -> faults.add(where + line));
    if (!(run("return typeof axe === 'object'") instanceof Boolean known && known)) {
      run(Scripts.AXE);
    }
    // Each theme and each width is looked at as a whole once, and every pair of them for contrast.
    boolean onlyContrast = (screen == Screen.DESK) != (theme == Theme.LIGHT);
    lines(driver.executeAsyncScript(Scripts.AXE_RUN, onlyContrast))
        .forEach(line -> faults.add(where + line));
  }

  private void console(String expected) {
    chromium.takeComplaints().stream()
        .filter(line -> expected.isEmpty() || !line.contains(expected))
        .forEach(faults::add);
  }

  private Object run(String script) {
    Object result = driver.executeScript(script);
    return result == null ? "" : result;
  }

  private static List<String> lines(@Nullable Object found) {
    return found instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}

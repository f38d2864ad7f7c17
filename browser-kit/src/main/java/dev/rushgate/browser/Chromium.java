package dev.rushgate.browser;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium without a screen, and its driver from the same source package. There is one for
 * all tests of this JVM; each gets it {@link #fresh()}. Who has much to look at opens others.
 */
public final class Chromium implements AutoCloseable {

  static final Path EVIDENCE = Path.of("target", "browser");

  private static final String ZONE = "Asia/Seoul"; // the shop's own
  private static final Duration LOAD_MAX = Duration.ofSeconds(30);

  private static final List<String> WORDS =
      List.of(
          "--headless=new",
          "--accept-lang=ko-KR,ko",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-search-engine-choice-screen",
          "--force-color-profile=srgb",
          "--no-default-browser-check",
          "--no-first-run");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static @Nullable Chromium shared;

  private final ChromeDriver driver;
  private final List<String> complaints = new ArrayList<>();

  private Chromium() {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Programs.find("chromedriver"))
            .usingAnyFreePort()
            .withLogFile(logFile())
            .build();
    driver = new ChromeDriver(service, options());
    driver.manage().timeouts().pageLoadTimeout(LOAD_MAX).scriptTimeout(LOAD_MAX);
  }

  static synchronized Chromium shared() {
    if (shared == null) {
      var started = new Chromium();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      shared = started;
    }
    return shared;
  }

  /** One more, to be closed by who opened it. */
  public static Chromium another() {
    return new Chromium();
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static File logFile() {
    File log = EVIDENCE.resolve("chromedriver-" + COUNT.incrementAndGet() + ".log").toFile();
    log.getParentFile().mkdirs();
    return log;
  }

  private static ChromeOptions options() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(Programs.find("chromium"));
    options.addArguments(WORDS);
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox"); // its sandbox does not work for root
    }
    options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  /** As just opened in Seoul: no cookies, nothing complained about, at a desk by day. */
  public Chromium fresh() {
    driver.get("about:blank");
    forgetCookies();
    tell("Emulation.setTimezoneOverride", Map.of("timezoneId", ZONE));
    show(Screen.DESK);
    prefer(Theme.LIGHT);
    takeComplaints();
    return this;
  }

  public Chromium show(Screen screen) {
    boolean phone = screen == Screen.PHONE;
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            screen.width(),
            "height",
            screen.height(),
            "deviceScaleFactor",
            1,
            "mobile",
            phone));
    tell("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    return this;
  }

  /** Motion is off in both: what fades in cannot be judged half-way. */
  public Chromium prefer(Theme theme) {
    tell(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme.word()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  public void forgetCookies() {
    tell("Network.clearBrowserCookies", Map.of());
  }

  /** One that the server would have set, for all of its paths below the given one. */
  public void setCookie(URI server, String path, String name, String value) {
    tell(
        "Network.setCookie",
        Map.of("url", server + path, "path", path, "name", name, "value", value));
  }

  public @Nullable String cookie(String name) {
    Cookie cookie = driver.manage().getCookieNamed(name);
    return cookie == null ? null : cookie.getValue();
  }

  /**
   * What the console has said since it was last asked, warnings and worse: errors of scripts, what
   * the content security policy stopped, files that did not load.
   */
  public List<String> takeComplaints() {
    readConsole();
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  /** The same without taking it. */
  List<String> complaints() {
    readConsole();
    return List.copyOf(complaints);
  }

  private void readConsole() {
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .forEach(complaints::add);
  }

  ChromeDriver driver() {
    return driver;
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  private void tell(String command, Map<String, Object> words) {
    driver.executeCdpCommand(command, words);
  }
}

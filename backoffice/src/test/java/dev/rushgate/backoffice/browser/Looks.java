package dev.rushgate.backoffice.browser;

import dev.rushgate.backoffice.browser.PageTable.Row;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Evidence;
import dev.rushgate.browser.Review;
import dev.rushgate.browser.Screen;
import dev.rushgate.browser.Theme;
import dev.rushgate.browser.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at many pages in two browsers at once, as a browser works at one core; each page in one.
 */
final class Looks implements AutoCloseable {

  private static final int BROWSERS = 2;

  private final Seat seat;
  private final Queue<Chromium> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(BROWSERS);
  private final Map<Row, Future<Look>> looks = new HashMap<>();

  /** Puts whom the row is for in front of a browser. */
  interface Seat {
    Visitor of(PageTable.Who who, Chromium chromium);
  }

  /** What is wrong with a page, and with it in English on a phone, where words are longer. */
  record Look(List<String> faults, List<String> inEnglish) {}

  Looks(List<Row> rows, Seat seat) {
    this.seat = seat;
    rows.forEach(row -> looks.put(row, threads.submit(() -> look(row))));
  }

  Look at(Row row) throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(looks.get(row)).get();
  }

  private Look look(Row row) {
    Chromium found = idle.poll();
    Chromium chromium = found == null ? Chromium.another() : found;
    try {
      return new Look(
          kept(chromium, row.toString(), faults(chromium.fresh(), row)),
          kept(chromium, row + " in English", inEnglish(chromium, row)));
    } finally {
      idle.add(chromium);
    }
  }

  private List<String> faults(Chromium chromium, Row row) {
    Visitor visitor = seat.of(row.who(), chromium).open(row.address());
    var faults = new ArrayList<String>();
    if (!visitor.at().equals(row.address())) {
      faults.add("it led to " + visitor.at());
    }
    faults.addAll(Review.of(chromium, row.told()));
    return faults;
  }

  private static List<String> inEnglish(Chromium chromium, Row row) {
    chromium.show(Screen.PHONE).prefer(Theme.LIGHT);
    chromium.setCookie(Running.uri(), "/admin", "language", "en");
    Visitor visitor = Desk.nobody(chromium).open(row.address());
    var faults = new ArrayList<String>();
    if (!visitor.language().equals("en")) {
      faults.add("it is in " + visitor.language());
    }
    faults.addAll(Review.ofWidth(chromium, row.told()));
    return faults;
  }

  private static List<String> kept(Chromium chromium, String name, List<String> faults) {
    if (!faults.isEmpty()) {
      Evidence.keep(chromium, "EveryPageIT." + name);
    }
    return faults;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    idle.forEach(Chromium::close);
  }
}

package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.model.DropId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Waiting members who look at their place again and again, each with the ticket of the entry. */
public final class Polling implements Scenario {

  /** Each may look 30 times a second, so that no look is refused for its rate. */
  private static final int MEMBERS = 8_000;

  private static final int MEMBERS_QUICK = 4_000;
  private static final int AT_ONCE = 64;
  private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");

  @Override
  public String name() {
    return "polling";
  }

  @Override
  public void run(Bench bench) {
    try (var gates = new Gates(bench)) {
      // With units to come: else those who wait would soon be refused, and polls ask Redis for it.
      DropId drop = bench.drops().coupon(1_000_000, 0, 1);
      int members = bench.pace().quick() ? MEMBERS_QUICK : MEMBERS;
      Path feed = feed(bench, gates.gatePort(), drop, members);
      var target =
          new Target("GET", gates.gatePort(), "/api/v1/drops/" + drop + "/entries/me", feed);
      new BesideCeiling(bench, gates, name())
          .compare(target, drop, "ticket", "polls/s", LoadResult::successes);
    }
  }

  private static Path feed(Bench bench, int port, DropId drop, int members) {
    bench.progress().say(members + " members take their places");
    Path file = bench.folder().resolve("polling.feed");
    var tokens = bench.rig().tokens();
    List<String> bearers =
        IntStream.range(0, members).mapToObj(i -> tokens.shopper("polling-" + i)).toList();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        var calls = new GateCalls(port)) {
      var lines = new ArrayList<String>(members);
      for (var entered :
          threads.invokeAll(
              bearers.stream().map(b -> (Callable<String>) () -> line(calls, drop, b)).toList())) {
        lines.add(entered.get());
      }
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a member could not enter", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return file;
  }

  private static String line(GateCalls calls, DropId drop, String bearer) {
    var answer = calls.enter(drop, bearer);
    var ticket = TICKET.matcher(answer.body());
    if (!ticket.find()) {
      throw new IllegalStateException("no ticket in " + answer.statusCode() + " " + answer.body());
    }
    return "Authorization: Bearer " + bearer + "\tX-Rushgate-Ticket: " + ticket.group(1);
  }
}

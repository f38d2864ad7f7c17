package dev.rushgate.backoffice.platform.token;

import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.stack.StoreProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** On two servers. */
class RevocationsIT {

  /** A second is promised; a busy machine gets another. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int LOGOUTS = 24;

  private static @Nullable ConfigurableApplicationContext other;

  private final Shoppers here = new Shoppers(Running.api());
  private final Shoppers there =
      new Shoppers(new Api(Running.portOf(Objects.requireNonNull(other))));
  private final Sql sql = Running.sql();

  @BeforeAll
  static void start() {
    other = Running.beside(Map.of());
  }

  @AfterAll
  static void end() {
    Objects.requireNonNull(other).close();
  }

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  @Test
  void whatEndsOnOneServerEndsOnTheOther() {
    Shopper shopper = here.signedUp();
    Pair pair = there.refreshed(here.loggedIn(shopper));
    assertThat(here.counts(pair)).isTrue();
    assertThat(there.counts(pair)).isTrue();
    assertThat(there.logout(pair).status()).isEqualTo(204);
    await().atMost(A_MOMENT).until(() -> here.status(pair) == 401);
    await().atMost(A_MOMENT).until(() -> there.status(pair) == 401);
    assertThat(here.refresh(pair.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    for (int i = 0; i < 3; i++) {
      assertThat(here.login(shopper.email(), "a wrong password").status()).isEqualTo(401);
      there.login(shopper.email(), "a wrong password");
    }
    assertThat(here.login(shopper.email(), PASSWORD).status()).isEqualTo(429);
    assertThat(there.login(shopper.email(), PASSWORD).status()).isEqualTo(429);
  }

  /** Whoever reads on from the last number misses none, though many write at once. */
  @Test
  void numbersHaveNoGapAndBecomeVisibleInTheirOrder() throws Exception {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < 4; i++) {
      Shopper shopper = here.signedUp();
      for (int j = 0; j < LOGOUTS / 4; j++) {
        pairs.add(here.loggedIn(shopper));
      }
    }
    long before = head();
    var read = new CopyOnWriteArrayList<Long>();
    var done = new AtomicBoolean();
    Thread reader = Thread.ofVirtual().start(() -> readOn(before, read, done));
    var logouts = new ArrayList<Callable<Integer>>();
    for (Pair pair : pairs) {
      Shoppers server = logouts.size() % 2 == 0 ? here : there;
      logouts.add(() -> server.logout(pair).status());
    }
    assertThat(Together.all(logouts)).containsOnly(204);
    done.set(true);
    reader.join();
    assertThat(head()).isEqualTo(before + LOGOUTS);
    assertThat(read)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + LOGOUTS).boxed().toList());
  }

  private void readOn(long before, List<Long> read, AtomicBoolean done) {
    long last = before;
    boolean more = true;
    while (more) {
      more = !done.get();
      for (var row : sql.rows("SELECT number FROM revocation WHERE number > ?", last)) {
        last = ((Number) Objects.requireNonNull(row.get("number"))).longValue();
        read.add(last);
      }
    }
  }

  @Test
  void aTokenIsNotTakenWhileNobodyKnowsWhetherItCounts() {
    Pair pair = here.loggedIn(here.signedUp());
    assertThat(there.counts(pair)).isTrue();
    StoreProxy proxy = Running.stack().database().proxy();
    try {
      proxy.cut();
      Api api = new Api(Running.portOf(Objects.requireNonNull(other))).as(pair.access());
      await().atMost(SOON).until(() -> there.status(pair) == 503);
      Api.Reply reply = api.get("/api/v1/admin/drops");
      assertThat(reply.code()).isEqualTo("UNAVAILABLE");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(reply.header("WWW-Authenticate")).isEmpty();
      assertThat(api.as("forged").get("/api/v1/admin/drops").status()).isEqualTo(401);
      assertThat(here.counts(pair)).isTrue();
      proxy.restore();
      await().atMost(SOON).until(() -> there.counts(pair));
    } finally {
      proxy.heal();
    }
  }

  @Test
  void aServerThatStartsKnowsWhatWasRevokedBefore() {
    Shopper shopper = here.signedUp();
    Pair pair = here.loggedIn(shopper);
    here.logout(pair);
    Shopper blocked = here.signedUp();
    Pair theirs = here.loggedIn(blocked);
    Running.api()
        .post("/api/v1/admin/members/" + blocked.id() + "/block", Map.of("reason", "bots"));
    try (var late = Running.beside(Map.of())) {
      Shoppers third = new Shoppers(new Api(Running.portOf(late)));
      assertThat(third.status(pair)).isEqualTo(401);
      assertThat(third.status(theirs)).isEqualTo(401);
    }
  }

  private long head() {
    return sql.number("SELECT number FROM revocation_head");
  }
}

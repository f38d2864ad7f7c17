package dev.rushgate.backoffice.platform.token;

import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.token.RevokedTokens.Verdict;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.stack.StoreProxy;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On two servers. */
class RevocationsIT {

  /** Longer than a look that waited for the database. */
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int WRITERS = 80;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

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
    assertThat(here.status(pair)).isEqualTo(403);
    assertThat(there.status(pair)).isEqualTo(403);
    assertThat(there.logout(pair).status()).isEqualTo(204);
    await().atMost(SOON).until(() -> here.status(pair) == 401);
    await().atMost(SOON).until(() -> there.status(pair) == 401);
    assertThat(here.refresh(pair.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    for (int i = 0; i < 3; i++) {
      assertThat(here.login(shopper.email(), "a wrong password").status()).isEqualTo(401);
      there.login(shopper.email(), "a wrong password");
    }
    sql.run("UPDATE guess_count SET free_at = free_at + INTERVAL 10 SECOND");
    assertThat(here.login(shopper.email(), PASSWORD).status()).isEqualTo(429);
    assertThat(there.login(shopper.email(), PASSWORD).status()).isEqualTo(429);
  }

  /** Whoever reads on from the last number misses none, though many write at once. */
  @Test
  void numbersHaveNoGapAndBecomeVisibleInTheirOrder() throws Exception {
    long before = head();
    var read = new ArrayList<Long>();
    var done = new AtomicBoolean();
    Thread reader = Thread.ofVirtual().start(() -> readOn(before, read, done));
    var writers = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < WRITERS; i++) {
      var server = i % 2 == 0 ? Running.application() : Objects.requireNonNull(other);
      int number = i;
      writers.add(() -> writes(server, number));
    }
    List<Boolean> committed = Together.all(writers);
    done.set(true);
    reader.join();
    int expected = Collections.frequency(committed, true);
    assertThat(expected).isBetween(WRITERS / 2, WRITERS - 1);
    assertThat(head()).isEqualTo(before + expected);
    assertThat(read)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + expected).boxed().toList());
  }

  /** One transaction; every fifth is taken back, and with it its number. */
  private static boolean writes(ConfigurableApplicationContext server, int number) {
    Revocations revocations = server.getBean(Revocations.class);
    var transaction = new TransactionTemplate(server.getBean(PlatformTransactionManager.class));
    Boolean committed =
        transaction.execute(
            status -> {
              revocations.session("session-" + number, NOON);
              boolean takenBack = number % 5 == 0;
              if (takenBack) {
                status.setRollbackOnly();
              }
              return !takenBack;
            });
    return Boolean.TRUE.equals(committed);
  }

  private void readOn(long before, List<Long> read, AtomicBoolean done) {
    long last = before;
    boolean more = true;
    while (more) {
      more = !done.get();
      for (var row :
          sql.rows("SELECT number FROM revocation WHERE number > ? ORDER BY number", last)) {
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
      // A look that waited for the database confirms only what was so when it began.
      await().during(A_WHILE).atMost(SOON).until(() -> there.counts(pair));
    } finally {
      proxy.heal();
    }
  }

  @Test
  void aServerThatStartsKnowsWhatWasRevokedBefore() throws ParseException {
    Pair pair = here.loggedIn(here.signedUp());
    String sid = SignedJWT.parse(pair.access()).getJWTClaimsSet().getStringClaim("sid");
    here.logout(pair);
    Shopper blocked = here.signedUp();
    Running.api()
        .post("/api/v1/admin/members/" + blocked.id() + "/block", Map.of("reason", "bots"));
    var late = new RevokedTokens(Running.bean(JdbcClient.class), Running.bean(DatabaseClock.class));
    assertThat(late.judge("mina", sid, NOON)).isEqualTo(Verdict.UNCONFIRMED);
    late.confirm();
    assertThat(late.judge("mina", sid, NOON)).isEqualTo(Verdict.REVOKED);
    assertThat(late.judge(blocked.id(), null, NOON)).isEqualTo(Verdict.REVOKED);
    assertThat(late.judge("mina", "another", NOON)).isEqualTo(Verdict.GOOD);
  }

  private long head() {
    return sql.number("SELECT number FROM revocation_head");
  }
}

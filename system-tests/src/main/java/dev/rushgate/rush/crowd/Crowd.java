package dev.rushgate.rush.crowd;

import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.service.Tokens;
import dev.rushgate.rush.verdict.Proof;
import dev.rushgate.rush.verdict.Told;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * All shoppers of a rush on one event loop: no locks, and one core at most. Its public methods are
 * for other threads.
 */
public final class Crowd implements AutoCloseable {

  private static final int POLL_PAUSE_MIN_MS = 1_000;
  private static final int POLLS_PER_SECOND_MAX = 1_500;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int PAYMENTS_AT_ONCE_MAX = 8;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration ANSWER_OF_THE_LOOP_MAX = Duration.ofSeconds(30);

  private final Plan plan;
  private final BackOffice backOffice;
  private final Proof proof;
  private final Tally tally = new Tally();
  private final Random random;
  private final Vertx vertx;
  private final Context loop;
  private final GateClient client;
  private final List<Shopper> shoppers;
  private final Semaphore payments = new Semaphore(PAYMENTS_AT_ONCE_MAX);
  private int freeStreams;
  private volatile boolean closed;

  public Crowd(Plan plan, Tokens tokens, BackOffice backOffice, Proof proof) {
    this.plan = plan;
    this.backOffice = backOffice;
    this.proof = proof;
    this.random = new Random(plan.seed());
    this.freeStreams = plan.streams();
    this.shoppers = gather(tokens);
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    this.loop = vertx.getOrCreateContext();
    this.client = new GateClient(vertx, plan.gates(), plan.connections(), plan.streams());
  }

  private List<Shopper> gather(Tokens tokens) {
    var all = new ArrayList<Shopper>();
    for (int number = 0; number < plan.members(); number++) {
      String member = plan.prefix() + number;
      String token = tokens.shopper(member);
      int first = random.nextInt(plan.targets().size());
      boolean both = plan.targets().size() > 1 && random.nextDouble() < plan.shares().both();
      for (int target = 0; target < plan.targets().size(); target++) {
        if (both || target == first) {
          var habits = Habits.drawn(random, plan);
          all.add(new Shopper(this, plan.targets().get(target), habits, member, token));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Sends the crowd on its way; it presses when the drops open. */
  public void start() {
    loop.runOnContext(
        now -> {
          client.warmUp(WARM_UP_ROUNDS * plan.connections() * plan.gates().size());
          new Arrivals(vertx, plan, random).invite(shoppers);
        });
  }

  /** Waits until every story is over; false when the time is up first. */
  public boolean awaitEnd(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (tally.ended() < shoppers.size()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Lets those who have no final word look once more, and waits for them. */
  public boolean lastLook(Duration patience) {
    loop.runOnContext(
        now -> shoppers.stream().filter(s -> !s.isEnded()).forEach(Shopper::lastLook));
    return awaitEnd(patience);
  }

  /** What each shopper was told about one drop, as of now. */
  public List<Told> told(String drop) {
    var told = new CompletableFuture<List<Told>>();
    loop.runOnContext(
        now ->
            told.complete(
                shoppers.stream()
                    .filter(shopper -> shopper.target().drop().equals(drop))
                    .map(Shopper::told)
                    .toList()));
    return told.orTimeout(ANSWER_OF_THE_LOOP_MAX.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        .join();
  }

  /** How many shoppers there are: one for each member and drop. */
  public int size() {
    return shoppers.size();
  }

  public Tally tally() {
    return tally;
  }

  Plan plan() {
    return plan;
  }

  Random random() {
    return random;
  }

  GateClient client() {
    return client;
  }

  Future<Answer> call(
      HttpMethod method, int gate, String path, String token, @Nullable String ticket) {
    tally.underWay.incrementAndGet();
    return client
        .call(method, gate, path, new GateClient.Credentials(token, ticket))
        .onSuccess(this::count);
  }

  private void count(Answer answer) {
    tally.underWay.decrementAndGet();
    tally.answers.incrementAndGet();
    switch (answer) {
      case Answer.TryLater later -> Tally.count(tally.retries, later.code());
      case Answer.Odd odd -> Tally.count(tally.oddities, odd.status() + " " + odd.body());
      case Answer.Found _, Answer.NoEntry _, Answer.Done _, Answer.Refused _ -> {}
    }
  }

  void later(long afterMs, Runnable action) {
    vertx.setTimer(
        Math.max(1, afterMs),
        due -> {
          if (!closed) {
            action.run();
          }
        });
  }

  /** Long enough that all who watch stay below the bound, and never the same for two. */
  long pollPauseMs() {
    long watching = Math.max(0, tally.entered() - (tally.ended() - tally.turnedAway()));
    long pause = Math.max(POLL_PAUSE_MIN_MS, watching * 1_000 / POLLS_PER_SECOND_MAX);
    return pause * 4 / 5 + random.nextInt((int) (pause * 2 / 5));
  }

  boolean takeStream() {
    if (freeStreams == 0) {
      return false;
    }
    freeStreams--;
    tally.streamsMost.accumulateAndGet(tally.streamsOpen.incrementAndGet(), Math::max);
    return true;
  }

  void returnStream() {
    freeStreams++;
    tally.streamsOpen.decrementAndGet();
  }

  /** Looks for the row at once; tells when there is none. */
  void prove(Entry entry, String member, Runnable unproven) {
    String order = entry.orderId();
    String coupon = entry.couponId();
    if (order == null && coupon == null) {
      unproven.run();
      return;
    }
    var found =
        order != null
            ? proof.ofOrder(order, member)
            : proof.ofCoupon(java.util.Objects.requireNonNull(coupon), member);
    var _ =
        found.thenAccept(
            finding -> {
              switch (finding) {
                case COMMITTED -> tally.proven.incrementAndGet();
                case NOT_COMMITTED -> loop.runOnContext(now -> unproven.run());
                case NOT_SEEN -> {}
              }
            });
  }

  /** How a payment went. */
  enum Payment {
    PAID,
    REFUSED,
    /** Nobody answered: it may be tried again. */
    UNKNOWN
  }

  Future<Payment> pay(String order) {
    Promise<Payment> paid = Promise.promise();
    Thread.ofVirtual()
        .start(
            () -> {
              Payment done = markPaid(order);
              loop.runOnContext(now -> paid.complete(done));
            });
    return paid.future();
  }

  private Payment markPaid(String order) {
    payments.acquireUninterruptibly();
    try {
      return switch (backOffice.markPaid(order).status() / 100) {
        case 2 -> Payment.PAID;
        case 4 -> Payment.REFUSED;
        default -> Payment.UNKNOWN;
      };
    } catch (RuntimeException away) {
      return Payment.UNKNOWN;
    } finally {
      payments.release();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    client.close().eventually(vertx::close).await();
  }
}

package dev.rushgate.backoffice.platform.push;

import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SignedIn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The streams of this server. A stream ends when its session or its right does, when its browser
 * does not read, and after a while in any case: whoever still looks comes back.
 */
@Component
@Profile("admin")
public class PushStreams implements SmartLifecycle {

  static final int STREAMS_MAX = 200;
  static final int STREAMS_OF_ONE_MAX = 6;
  static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();
  static final long SILENT_NANOS = Duration.ofSeconds(10).toNanos();
  static final long STUCK_NANOS = Duration.ofSeconds(10).toNanos();
  static final long CARE_MS = 2_000;
  private static final long UNCONFIRMED_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int RETRY_SECONDS = 5;
  private static final String FIRST_TOPIC = "";
  private static final String FIRST = "retry: 2000\n\n";

  private static final Logger LOG = LoggerFactory.getLogger(PushStreams.class);

  private final Set<PushStream> open = ConcurrentHashMap.newKeySet();
  private final OpenSessions sessions;
  private volatile long confirmedNanos = System.nanoTime();
  private volatile boolean running;

  PushStreams(OpenSessions sessions, MeterRegistry metrics) {
    this.sessions = sessions;
    Gauge.builder("rushgate.push.streams", open, Set::size)
        .description("Pages that listen to this server")
        .register(metrics);
  }

  /** Answers the request with a stream; the thread that serves it is free again at once. */
  public void open(
      SignedIn staff, Set<String> topics, HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    HttpSession session = request.getSession(false);
    if (session == null) {
      throw Problem.UNAUTHENTICATED.because("There is no session.");
    }
    admit(staff);
    var key = new OpenSessions.Key(session.getId(), staff.id());
    answer.setContentType("text/event-stream;charset=UTF-8");
    answer.setHeader("Cache-Control", "no-store");
    answer.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    begin(async, topics, key, request.getRequestURI());
  }

  private void admit(SignedIn staff) {
    long own = open.stream().filter(one -> one.session().staff() == staff.id()).count();
    if (!running || open.size() >= STREAMS_MAX || own >= STREAMS_OF_ONE_MAX) {
      throw Problem.UNAVAILABLE.because("As many pages as possible listen.", RETRY_SECONDS);
    }
  }

  private void begin(AsyncContext async, Set<String> topics, OpenSessions.Key key, String path)
      throws IOException {
    var out = async.getResponse().getOutputStream();
    long now = System.nanoTime();
    var made = new PushStream(async::complete, out, topics, key, path, now, open::remove);
    async.addListener(made);
    open.add(made);
    made.offer(FIRST_TOPIC, FIRST, now);
    out.setWriteListener(made);
  }

  /** What anybody listens to. */
  public Set<String> topics() {
    return open.stream().flatMap(one -> one.topics().stream()).collect(Collectors.toSet());
  }

  /** Tells it to those who listen. {@code json} is one line. */
  public void tell(String topic, String name, String json) {
    String event = "event: " + name + "\ndata: " + json + "\n\n";
    long now = System.nanoTime();
    open.stream()
        .filter(one -> one.topics().contains(topic))
        .forEach(one -> one.offer(topic, event, now));
  }

  @Scheduled(fixedDelay = CARE_MS)
  void care() {
    if (open.isEmpty()) {
      confirmedNanos = System.nanoTime();
      return;
    }
    long now = System.nanoTime();
    end(one -> one.stuckNanos(now) > STUCK_NANOS || one.ageNanos(now) > LIFE_NANOS);
    endWhoMayNot(now);
    open.forEach(one -> one.beat(SILENT_NANOS, now));
  }

  private void endWhoMayNot(long now) {
    try {
      var keys = open.stream().map(PushStream::session).collect(Collectors.toSet());
      var holding = sessions.holding(keys);
      confirmedNanos = now;
      end(
          one -> {
            SignedIn staff = holding.get(one.session());
            return keys.contains(one.session()) && (staff == null || !staff.may("GET", one.path()));
          });
    } catch (RuntimeException e) { // the database is away
      LOG.warn("sessions of streams not confirmed cause={}", e.toString());
      if (now - confirmedNanos > UNCONFIRMED_NANOS) {
        end(one -> true);
      }
    }
  }

  private void end(Predicate<PushStream> which) {
    open.stream().filter(which).forEach(PushStream::end);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the server waits for the end of its requests. */
  @Override
  public void stop() {
    running = false;
    end(one -> true);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

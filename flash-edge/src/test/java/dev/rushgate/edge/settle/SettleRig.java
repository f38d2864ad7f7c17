package dev.rushgate.edge.settle;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.kafka.DeadLetters;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.Drop;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Settlers whose steps a test takes one by one, and short questions about what they left. */
final class SettleRig {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  static final Duration POLLING_MAX = Duration.ofSeconds(30);

  final Stores stores;
  private final Vertx vertx;
  private final List<Stepwise> opened = new ArrayList<>();
  private final List<Admission> later = new ArrayList<>();

  private SettleRig(Vertx vertx) {
    this.vertx = vertx;
    this.stores = Stores.fresh(vertx);
  }

  static SettleRig open(Vertx vertx) {
    return new SettleRig(vertx);
  }

  /** The first settler; every further one is made by {@link #another}. */
  Stepwise settler() {
    return opened.isEmpty() ? another(stores.config()) : opened.getFirst();
  }

  Stepwise another(EdgeConfig config) {
    OnLoop loop = OnLoop.of(vertx);
    var settler =
        loop.call(
            () ->
                Settler.open(
                    vertx, config, Clock.fixed(NOW, ZoneOffset.UTC), new SimpleMeterRegistry()));
    var stepwise = new Stepwise(loop, settler);
    opened.add(stepwise);
    return stepwise;
  }

  void close() {
    opened.forEach(Stepwise::close);
    stores.close();
  }

  /** One settler, step by step. */
  static final class Stepwise {

    private final OnLoop loop;
    private final Settler settler;
    private boolean closed;

    Stepwise(OnLoop loop, Settler settler) {
      this.loop = loop;
      this.settler = settler;
    }

    /** Polls until so many records are there: they may lie in several partitions. */
    List<KafkaConsumerRecord<String, byte[]>> poll(int count) {
      List<KafkaConsumerRecord<String, byte[]>> all = new ArrayList<>();
      Awaitility.await()
          .atMost(POLLING_MAX)
          .until(
              () -> {
                all.addAll(loop.call(settler::poll));
                return all.size() >= count;
              });
      return all;
    }

    /** The same over two members of the group, whoever gets which partition. */
    List<KafkaConsumerRecord<String, byte[]>> pollTogether(Stepwise other, int count) {
      List<KafkaConsumerRecord<String, byte[]>> all = new ArrayList<>();
      Awaitility.await()
          .atMost(POLLING_MAX)
          .until(
              () -> {
                all.addAll(loop.call(settler::poll));
                all.addAll(other.loop.call(other.settler::poll));
                return all.size() >= count;
              });
      return all;
    }

    List<Fate> settle(List<KafkaConsumerRecord<String, byte[]>> polled) {
      return loop.call(() -> settler.settle(polled));
    }

    void commit(List<KafkaConsumerRecord<String, byte[]>> settled) {
      loop.call(() -> settler.commit(settled));
    }

    void tell(List<Fate> fates) {
      loop.call(() -> settler.tell(fates));
    }

    /** Whatever one poll brings, to its offset. */
    void turn() {
      var polled = loop.call(settler::poll);
      settle(polled);
      commit(polled);
    }

    /** All four steps over so many records in one batch. */
    List<Fate> round(int count) {
      var polled = poll(count);
      var fates = settle(polled);
      commit(polled);
      tell(fates);
      return fates;
    }

    void close() {
      if (!closed) {
        closed = true;
        loop.call(settler::close);
      }
    }
  }

  Admission admission(Drop drop, long epoch, long no, String member) {
    return new Admission(
        new AdmissionId(drop.id(), epoch, no), drop.kind(), new MemberId(member), no, NOW);
  }

  void send(Admission... admissions) {
    for (Admission admission : admissions) {
      stores.admissions.send(admission.member().value(), EventJson.write(admission));
    }
  }

  void later(Admission admission) {
    later.add(admission);
  }

  void sendLater() {
    stores.admissions.sendAll(
        later.stream().map(a -> List.of(a.member().value(), EventJson.write(a))).toList());
    later.clear();
  }

  /** As the back office would: the unit came back. */
  void returned(Drop drop, long epoch, long no) {
    stores.sql.run(
        """
        UPDATE admission SET state = 'RETURNED', live_member = NULL
        WHERE drop_id = ? AND epoch = ? AND no = ?
        """,
        drop.id().value(),
        epoch,
        no);
    stores.sql.run("UPDATE drop_stock SET live = live - 1 WHERE drop_id = ?", drop.id().value());
  }

  List<String> rows(String sql, Drop drop) {
    return stores.sql.rows(sql, drop.id().value());
  }

  /** {@code epoch.no member state}, and the reason where there is one. */
  List<String> states(Drop drop) {
    return rows(
        """
        SELECT TRIM(CONCAT(epoch, '.', no, ' ', member, ' ', state, ' ', COALESCE(reason, '')))
        FROM admission WHERE drop_id = ? ORDER BY epoch, no
        """,
        drop);
  }

  String stock(Drop drop) {
    return rows(
            """
            SELECT CONCAT('live=', live, ' paid=', paid, ' suspect=', suspect) FROM drop_stock
            WHERE drop_id = ?
            """,
            drop)
        .getFirst();
  }

  /** {@code key reason} of each dead letter since the test began. */
  List<String> letters() {
    return stores.deadLetters.records().stream()
        .map(r -> r.key() + " " + header(r.headers().lastHeader(DeadLetters.REASON)))
        .toList();
  }

  private static String header(org.apache.kafka.common.header.@Nullable Header header) {
    return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
  }
}

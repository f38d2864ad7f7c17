package dev.rushgate.bench.scenario;

import dev.rushgate.bench.contender.BareInsertsMain;
import dev.rushgate.bench.contender.BareProducerMain;
import dev.rushgate.bench.contender.BareSettlerMain;
import dev.rushgate.bench.rig.Drops;
import dev.rushgate.bench.rig.Pause;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.model.event.Topics;
import dev.rushgate.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The stages behind a queue, each with the core and its stores to itself: who is not to work at the
 * moment is frozen (SIGSTOP), so that a stage finds all its work ready when it is thawed, and is as
 * warm as it was left. A drop must be armed before anybody can enter it, and a drainer that runs
 * would drain it meanwhile: frozen is the only way to have many wait.
 */
final class Stages implements AutoCloseable {

  private static final Duration TOLD_MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Rig rig;
  private final Drops drops;
  private final int units;
  private final Preload preload;
  private final DropLook look;
  private final TopicEnds admissions;
  private final Service drainer;
  private final Service settler;
  private final BareProgram producer;
  private final BareProgram inserts;
  private final BareProgram bareSettler;

  Stages(Rig rig, Drops drops, int units) {
    this.rig = rig;
    this.drops = drops;
    this.units = units;
    preload = new Preload(rig);
    look = new DropLook(rig);
    admissions = new TopicEnds(rig, Topics.ADMISSIONS);
    drainer = rig.edge("downstream-drain", "drain");
    settler = rig.edge("downstream-settle", "settle");
    producer =
        new BareProgram(rig.program("downstream-producer", BareProducerMain.class, Map.of()));
    inserts = new BareProgram(rig.program("downstream-inserts", BareInsertsMain.class, Map.of()));
    bareSettler =
        new BareProgram(rig.program("downstream-bare-settler", BareSettlerMain.class, Map.of()));
  }

  /** The same records from a bare producer. */
  void producing(Taken taken) {
    taken.samples().add(measured(taken, () -> producer.perSecond(units), working(producer)));
  }

  /** The same rows by bare statements. */
  void inserting(Taken taken) {
    taken.samples().add(measured(taken, () -> inserts.perSecond(units), working(inserts)));
  }

  /** All units from the queue into Kafka, and only then from there into the database. */
  void apart(Taken draining, Taken settling) {
    DropId drop = drop();
    drainer.freeze();
    settler.freeze();
    preload.enter(drop, 0, units);
    draining.samples().add(drain(drop, draining));
    drainer.freeze();
    settler.thaw();
    Sample settle =
        measured(
            settling,
            () -> RateWatch.perSecond(() -> look.settled(drop), units),
            rig.withStores("settler", settler));
    awaitTold(drop);
    drainer.thaw();
    settling.samples().add(ended(drop, settle));
  }

  /** All units from the queue into Kafka, and from there to rows and results with no check. */
  void settlingBare(Taken taken) {
    bareSettler.perSecond(0); // what others settle is not its work
    DropId drop = drop();
    drainer.freeze();
    settler.freeze();
    preload.enter(drop, 0, units);
    drain(drop, Taken.nothing());
    drainer.freeze();
    Sample settle = measured(taken, () -> bareSettler.perSecond(units), working(bareSettler));
    awaitTold(drop);
    drainer.thaw();
    settler.thaw();
    admissions.awaitRead(Groups.SETTLERS);
    taken.samples().add(ended(drop, settle));
  }

  private Sample drain(DropId drop, Taken taken) {
    long before = admissions.records();
    drainer.thaw();
    Sample drain =
        measured(
            taken,
            () -> RateWatch.perSecond(() -> look.acknowledged(drop), units),
            rig.withStores("drainer", drainer));
    long sent = admissions.records() - before;
    // More would be allowed: a record may be sent twice. Fewer were acknowledged and are missing.
    return sent >= units ? drain : broken(drain, List.of("Kafka has only " + sent + " records"));
  }

  /** Both at once, as in production: each unit's whole way from the queue to a committed row. */
  void together(Taken taken) {
    DropId drop = drop();
    drainer.freeze();
    settler.freeze();
    preload.enter(drop, 0, units);
    drainer.thaw();
    settler.thaw();
    var working = rig.withStores("drainer", drainer);
    working.put("settler", settler.pid());
    Sample settled =
        measured(taken, () -> RateWatch.perSecond(() -> look.settled(drop), units), working);
    awaitTold(drop);
    taken.samples().add(ended(drop, settled));
  }

  private DropId drop() {
    return drops.coupon(units, 0, Limits.ADMIT_PER_SECOND_MAX);
  }

  private Sample ended(DropId drop, Sample sample) {
    List<String> broken = look.broken(drop, units);
    look.retire(drop);
    rig.requireAlive();
    return broken(sample, broken);
  }

  private static Sample broken(Sample sample, List<String> broken) {
    return new Sample(sample.value(), broken);
  }

  private Map<String, Long> working(BareProgram program) {
    return rig.withStores("program", program.service());
  }

  private Sample measured(Taken taken, Supplier<Double> work, Map<String, Long> working) {
    double rate = taken.cpu().during(working, work);
    taken.cpu().units(units);
    return Sample.of(rate);
  }

  /** The last results are told after the last row is seen; nothing is under way when they are. */
  private void awaitTold(DropId drop) {
    long deadline = System.nanoTime() + TOLD_MAX.toNanos();
    while (look.underWay(drop) > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("results of drop " + drop + " were not told in time");
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  @Override
  public void close() {
    drainer.thaw();
    settler.thaw();
    rig.end(drainer);
    rig.end(settler);
    rig.end(producer.service());
    rig.end(inserts.service());
    rig.end(bareSettler.service());
    admissions.close();
    look.close();
    preload.close();
  }
}

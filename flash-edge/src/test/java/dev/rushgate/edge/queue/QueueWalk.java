package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.Timeless.timeless;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One random walk over one drop: each step runs on Redis and on the model, then both must agree.
 */
final class QueueWalk {

  private final QueueRig rig;
  private final Random random;
  private final Dice dice;
  private final QueueModel model;
  private final List<Hold> known = new ArrayList<>();
  private final List<Hold> heldAtFence = new ArrayList<>();

  /** What was done so far, for the report of a failure. */
  final List<String> steps = new ArrayList<>();

  private long version = 1;
  private long number;
  private long target;

  QueueWalk(QueueRig rig, long seed) {
    this.rig = rig;
    this.random = new Random(seed);
    this.dice = new Dice(random);
    this.model = new QueueModel(rig.drop);
    this.target = 1L + random.nextInt(ModelSpec.UNITS_MAX);
  }

  void run(int length) {
    setClock();
    fence();
    restore();
    compare();
    for (int i = 0; i < length; i++) {
      step();
      compare();
    }
  }

  private void compare() {
    var redis = WalkedState.read(rig);
    redis.assertIs(model);
    redis.assertInvariants(model);
    var members = Dice.MEMBERS.stream().map(MemberId::new).toList();
    if (await(rig.queue.entries(members)) instanceof EntriesReply.Found found) {
      assertThat(found.entries()).isEqualTo(Dice.MEMBERS.stream().map(model::entry).toList());
      assertThat(timeless(found.figures())).isEqualTo(model.spec.figures(model.queue.size()));
    }
  }

  private void step() {
    // While not armed little happens: mend it soon.
    boolean mend = model.spec.unarmed().isPresent() && random.nextInt(3) == 0;
    if (model.spec.isClosed() && random.nextInt(6) == 0) {
      loseEverything(); // Nothing else ends a closing, and a closed drop has little to show.
      return;
    }
    int dice = mend ? 93 + random.nextInt(6) : random.nextInt(100);
    if (dice < 24) {
      enter();
    } else if (dice < 29) {
      leave();
    } else if (dice < 45) {
      admit();
    } else if (dice < 54) {
      acknowledge();
    } else if (dice < 57) {
      giveBack();
    } else if (dice < 61) {
      endLease();
    } else if (dice < 70) {
      release();
    } else if (dice < 79) {
      result();
    } else if (dice < 83) {
      refuse();
    } else if (dice < 86) {
      latchFinal();
    } else if (dice < 91) {
      update();
    } else if (dice < 93) {
      moveClock();
    } else if (dice < 96) {
      fence();
    } else if (dice < 99) {
      restore();
    } else {
      disaster();
    }
  }

  private void enter() {
    var claims =
        Stream.generate(() -> new Claim(dice.member(), -1 - random.nextInt(3)))
            .limit(1 + random.nextInt(3))
            .toList();
    var actual = await(rig.queue.enter(claims));
    agree("enter " + claims, timeless(actual), model.enter(claims));
  }

  private void leave() {
    var member = dice.member();
    agree("leave " + member, await(rig.queue.leave(member)), model.leave(member.value()));
  }

  private void admit() {
    int max = 1 + random.nextInt(3);
    var actual = await(rig.queue.admit(max, QueueRig.LEASE_MS));
    if (actual instanceof AdmitOutcome.Admitted admitted) {
      admitted
          .popped()
          .forEach(
              pop ->
                  known.add(new Hold(pop.id(rig.drop, admitted.epoch()), pop.member(), pop.seq())));
      actual =
          new AdmitOutcome.Admitted(
              admitted.epoch(),
              admitted.takenOver(),
              admitted.popped(),
              timeless(admitted.figures()));
    }
    agree("admit " + max, actual, model.admit(max));
  }

  private void acknowledge() {
    var pops = dice.somePops(known);
    long epoch = epoch();
    if (!pops.isEmpty()) {
      agree(
          "acknowledge " + epoch + pops,
          await(rig.queue.acknowledge(epoch, pops)),
          model.acknowledge(epoch, pops));
    }
  }

  private void giveBack() {
    var pops = dice.somePops(known);
    long epoch = epoch();
    if (pops.isEmpty()) {
      return;
    }
    var expected = model.giveBack(epoch, pops);
    agree("giveBack " + epoch + pops, await(rig.queue.giveBack(epoch, pops)), expected);
    // Their scores are "now"; one same score makes the order of takeovers the model's.
    model.leased.forEach(
        (element, score) -> {
          if (score == QueueModel.ENDED) {
            score(element, score);
          }
        });
  }

  private void endLease() {
    var leases = List.copyOf(model.leased.keySet());
    if (!leases.isEmpty()) {
      String element = leases.get(random.nextInt(leases.size()));
      double score = random.nextBoolean() ? QueueModel.ENDED : QueueModel.AHEAD_OF_CLOCK;
      steps.add("lease of " + element + " becomes " + score);
      model.leased.put(element, score);
      score(element, score);
    }
  }

  private void score(String element, double score) {
    rig.redis("zadd", rig.keys.leased(), "XX", Double.toString(score), element);
  }

  private void release() {
    var releases = dice.some(known).stream().map(Dice::releaseOf).toList();
    if (!releases.isEmpty()) {
      agree("release " + releases, await(rig.queue.release(releases)), model.release(releases));
    }
  }

  private void result() {
    var verdicts = dice.some(known).stream().map(dice::verdictOn).toList();
    if (!verdicts.isEmpty()) {
      agree("result " + verdicts, await(rig.queue.result(verdicts)), model.result(verdicts));
    }
  }

  private void refuse() {
    int max = 1 + random.nextInt(3);
    var reason = Reason.CLOSED;
    agree("refuse " + max, await(rig.queue.refuse(max, reason)), model.refuse(max, reason));
  }

  private void latchFinal() {
    long epoch = epoch();
    long no = Math.max(0, model.spec.no - (random.nextInt(4) == 0 ? 1 : 0));
    agree(
        "final " + epoch + "." + no,
        await(rig.queue.latchFinal(epoch, no)),
        model.spec.latchFinal(epoch, no));
  }

  private void update() {
    boolean repeated = random.nextInt(4) == 0;
    version += repeated ? 0 : 1;
    target = random.nextBoolean() ? target : random.nextInt(ModelSpec.UNITS_MAX + 1);
    var change =
        new SpecChange(
            epoch(), version, target, dice.anyState(), model.spec.sample().drop(rig.drop));
    agree("update " + change, await(rig.queue.update(change)), model.spec.update(change));
  }

  /** The clock passes an instant, or goes back before it: only the latches remember. */
  private void moveClock() {
    if (!model.spec.published) {
      return;
    }
    setClock();
    var schedule = model.spec.sample().drop(rig.drop).schedule();
    steps.add("clock to " + schedule);
    rig.setSpec("opensAt", schedule.opensAt().toEpochMilli());
    rig.setSpec("closesAt", schedule.closesAt().toEpochMilli());
  }

  private void setClock() {
    int dice = random.nextInt(20);
    model.spec.clockPassedOpening = dice > 2;
    model.spec.clockPassedClosing = dice == 19;
  }

  private void fence() {
    long n = random.nextInt(5) == 0 ? Math.max(1, number) : number + 1;
    number = Math.max(number, n);
    var outcome = await(rig.queue.fence(n));
    if (n > model.spec.fence) {
      model.spec.fence = n;
      model.spec.fenceOfThisServer = true;
      heldAtFence.clear();
      heldAtFence.addAll(model.held.values());
      var held = Set.copyOf(((FenceOutcome.Fenced) outcome).held());
      agree("fence " + n, held, Set.copyOf(heldAtFence));
    } else {
      agree("fence " + n, outcome, new FenceOutcome.Newer(model.spec.fence));
    }
  }

  private void restore() {
    version++;
    boolean wrong = random.nextInt(8) == 0;
    var restoration =
        new RandomRestoration(dice, known, heldAtFence)
            .make(
                wrong ? number + 1 : Math.max(1, number),
                version,
                target,
                dice.anyState(),
                model.spec.sample().drop(rig.drop));
    agree(
        "restore " + restoration,
        await(rig.queue.restore(restoration)),
        model.restore(restoration));
  }

  private void disaster() {
    if (random.nextInt(3) == 0) {
      loseEverything();
    } else {
      steps.add("redis restarts");
      model.spec.ofThisServer = false;
      model.spec.fenceOfThisServer = false;
      if (model.spec.fence > 0) {
        rig.pretendRestart();
      }
    }
  }

  private void loseEverything() {
    steps.add("redis comes back empty");
    model.forgetEverything();
    model.spec.clockPassedOpening = true;
    model.spec.clockPassedClosing = false;
    rig.loseEverything();
  }

  private long epoch() {
    return random.nextInt(8) == 0 ? model.spec.epoch + 1 : Math.max(1, model.spec.epoch);
  }

  private void agree(String step, Object actual, Object expected) {
    steps.add(step + " -> " + actual);
    assertThat(actual).isEqualTo(expected);
  }
}

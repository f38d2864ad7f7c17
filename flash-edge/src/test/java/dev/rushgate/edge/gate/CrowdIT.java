package dev.rushgate.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many at once, over two gates. */
@ExtendWith(VertxExtension.class)
class CrowdIT {

  private static final int CROWD = 5_000;

  private static Future<Answer> press(GateRig rig, TestDrop drop, int member) {
    return rig.client.as("m" + member).send(HttpMethod.POST, drop.path() + "/entries", "");
  }

  private static List<Answer> all(List<Future<Answer>> presses) {
    Waiting.on(Future.all(presses));
    return presses.stream().map(Future::result).toList();
  }

  @Test
  void aCrowdIsNumberedWithoutGapsByFewCalls(Vertx vertx) {
    var one = GateRig.start(vertx);
    var two = GateRig.start(vertx);
    var drop = one.known(TestDrop.aDeal().of(100, CROWD));
    GateRig.until(() -> two.client.get(drop.path()).status() == 200);
    var answers =
        all(
            IntStream.range(0, CROWD)
                .mapToObj(i -> press(i % 2 == 0 ? one : two, drop, i))
                .toList());
    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers.stream().map(answer -> answer.json().getLong("sequence")))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, CROWD).boxed().toList());
    long calls = one.calls("enter") + two.calls("enter");
    assertThat(calls).as("calls to Redis for %s entries", CROWD).isLessThan(CROWD / 4);
  }

  @Test
  void aDoublePressAcrossGatesFindsTheFirstEntryAlsoWhenSoldOut(Vertx vertx) {
    var one = GateRig.start(vertx);
    var two = GateRig.start(vertx);
    var drop = one.known(TestDrop.aDeal().of(30, 20));
    GateRig.until(() -> two.client.get(drop.path()).status() == 200);
    var first = all(IntStream.range(0, 200).mapToObj(i -> press(one, drop, i)).toList());
    var second = all(IntStream.range(0, 200).mapToObj(i -> press(two, drop, i)).toList());
    var in = new HashSet<Long>();
    for (int i = 0; i < first.size(); i++) {
      var a = first.get(i);
      var b = second.get(i);
      if (a.status() == 202) {
        assertThat(b.status()).isEqualTo(200);
        assertThat(b.json().getLong("sequence")).isEqualTo(a.json().getLong("sequence"));
        in.add(a.json().getLong("sequence"));
      } else {
        assertThat(a.code()).isEqualTo("SOLD_OUT");
        assertThat(b.code()).isEqualTo("SOLD_OUT");
      }
    }
    assertThat(in).hasSize(50);
  }

  @Test
  void whoseAnswerCameBeforeTheOtherAskedIsBeforeTheOtherAcrossGates(Vertx vertx) {
    var one = GateRig.start(vertx);
    var two = GateRig.start(vertx);
    var drop = one.known(TestDrop.aDeal());
    GateRig.until(() -> two.client.get(drop.path()).status() == 200);
    long last = 0;
    for (int i = 0; i < 50; i++) {
      var rig = i % 2 == 0 ? one : two;
      long sequence = Waiting.on(press(rig, drop, i)).json().getLong("sequence");
      assertThat(sequence).isGreaterThan(last);
      last = sequence;
    }
  }
}

package dev.rushgate.edge.gate.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatcherTest {

  private final List<List<Integer>> sent = new ArrayList<>();
  private final Deque<Promise<List<String>>> calls = new ArrayDeque<>();
  private Batcher<Integer, String> batcher = new Batcher<>(3, 1, 5, this::call);

  private Future<List<String>> call(List<Integer> questions) {
    sent.add(questions);
    var call = Promise.<List<String>>promise();
    calls.add(call);
    return call.future();
  }

  private List<Future<String>> ask(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(batcher::ask).toList();
  }

  private void answer() {
    var questions = sent.get(sent.size() - calls.size());
    calls.remove().complete(questions.stream().map(String::valueOf).toList());
  }

  @Test
  void anIdleOneAsksAtOnceAndWhoComesMeanwhileGoesTogether() {
    ask(1, 4);
    assertThat(sent).containsExactly(List.of(1));
    answer();
    assertThat(sent).containsExactly(List.of(1), List.of(2, 3, 4));
  }

  @Test
  void everybodyGetsTheirOwnAnswer() {
    var futures = ask(1, 6);
    while (!calls.isEmpty()) {
      answer();
    }
    assertThat(futures.stream().map(Future::result)).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(sent).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
    assertThat(batcher.isIdle()).isTrue();
  }

  @Test
  void asManyCallsAsAllowedAreUnderWay() {
    batcher = new Batcher<>(1, 2, 5, this::call);
    var futures = ask(1, 3);
    assertThat(sent).containsExactly(List.of(1), List.of(2));
    answer();
    assertThat(sent).containsExactly(List.of(1), List.of(2), List.of(3));
    answer();
    answer();
    assertThat(futures.stream().map(Future::result)).containsExactly("1", "2", "3");
    assertThat(batcher.isIdle()).isTrue();
  }

  @Test
  void pastItsBoundItIsOverloaded() {
    ask(1, 6);
    assertThat(batcher.ask(7).cause()).isInstanceOf(Overloaded.class);
  }

  @Test
  void whoWaitedBehindAFailedCallWasNotSent() {
    var futures = ask(1, 3);
    calls.remove().fail(new IllegalStateException("broken"));
    assertThat(futures.get(0).cause()).isInstanceOf(IllegalStateException.class);
    assertThat(futures.subList(1, 3).stream().map(Future::cause).map(Objects::requireNonNull))
        .allMatch(NotSent.class::isInstance);
    assertThat(sent).hasSize(1);
    ask(4, 4);
    assertThat(sent).hasSize(2);
  }
}

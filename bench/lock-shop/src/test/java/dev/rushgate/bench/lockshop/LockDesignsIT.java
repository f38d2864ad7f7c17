package dev.rushgate.bench.lockshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.bench.lockshop.RunningShop.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LockDesignsIT {

  private static final int MEMBERS = 60;
  private static final int COUPONS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {"pessimistic", "optimistic", "optimistic-retry", "redisson"})
  void asManyMembersAsThereAreCouponsGetOneEach(String design) throws Exception {
    String coupon = RunningShop.coupon(COUPONS);
    List<String> members = IntStream.range(0, MEMBERS).mapToObj(i -> "m" + i).toList();
    List<Answer> answers = together(members, member -> wish(design, coupon, member));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(COUPONS);
    assertThat(answers)
        .filteredOn(a -> a.status() != 201)
        .hasSize(MEMBERS - COUPONS)
        .allMatch(a -> a.status() == 409 && a.code().equals("SOLD_OUT"));
    thatTheBooksSay(coupon, COUPONS);

    String winner =
        answers.stream()
            .filter(a -> a.status() == 201)
            .map(a -> a.json().path("member").asString())
            .findFirst()
            .orElseThrow();
    assertThat(RunningShop.claim(design, coupon, winner).code()).isEqualTo("ALREADY_CLAIMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pessimistic", "optimistic", "optimistic-retry", "redisson"})
  void whoClicksManyTimesAtOnceGetsOne(String design) throws Exception {
    String coupon = RunningShop.coupon(COUPONS);
    List<String> clicks = IntStream.range(0, 12).mapToObj(i -> "eager").toList();
    List<Answer> answers = together(clicks, member -> wish(design, coupon, member));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() != 201)
        .allMatch(a -> a.status() == 409 && a.code().equals("ALREADY_CLAIMED"));
    thatTheBooksSay(coupon, 1);
  }

  @Test
  void theShopRefusesWhatItDoesNotKnow() {
    String coupon = RunningShop.coupon(1);
    assertThat(RunningShop.ready()).isEqualTo(200);
    assertThat(RunningShop.claim("hopeful", coupon, "m1").status()).isEqualTo(404);
    assertThat(RunningShop.claim("pessimistic", "1", "m1").code()).isEqualTo("NO_SUCH_COUPON");
    assertThat(RunningShop.claim("pessimistic", coupon, "m 1").code()).isEqualTo("BAD_MEMBER");
  }

  private static void thatTheBooksSay(String coupon, int issued) {
    JsonNode books = RunningShop.books(coupon);
    assertThat(books.path("total").asInt()).isEqualTo(COUPONS);
    assertThat(books.path("issued").asInt()).isEqualTo(issued);
    assertThat(books.path("claims").asInt()).isEqualTo(issued);
    assertThat(books.path("distinctMembers").asInt()).isEqualTo(issued);
  }

  /** Where claims wait for their turn nobody is told to try again; elsewhere a shopper does so. */
  private static Answer wish(String design, String coupon, String member) {
    return design.startsWith("optimistic")
        ? insist(design, coupon, member)
        : RunningShop.claim(design, coupon, member);
  }

  private static Answer insist(String design, String coupon, String member) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = RunningShop.claim(design, coupon, member);
    while (answer.code().equals("CONFLICT") && System.nanoTime() < deadline) {
      answer = RunningShop.claim(design, coupon, member);
    }
    return answer;
  }

  private interface Wish {
    Answer of(String member);
  }

  private static List<Answer> together(List<String> members, Wish wish)
      throws InterruptedException, ExecutionException {
    List<Callable<Answer>> wishes = new ArrayList<>();
    members.forEach(member -> wishes.add(() -> wish.of(member)));
    try (var threads = Executors.newFixedThreadPool(members.size())) {
      var answers = new ArrayList<Answer>();
      for (var answer : threads.invokeAll(wishes)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}

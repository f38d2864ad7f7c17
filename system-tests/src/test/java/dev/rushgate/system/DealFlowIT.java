package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A deal from its plan to its end, by somebody who has only the browser. */
@ExtendWith(Browsing.class)
class DealFlowIT {

  private static final Duration UNTIL_OPENING = Duration.ofSeconds(15);
  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);
  private static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

  /** 60 units, 6 a second, for 400 members who all come in the first second. */
  private static final Scene SCENE =
      Scene.aRush().units(60, 400).admitPerSecond(6).crowd(400, 800).shares(0, 0, 1);

  private final Deployment deployment = Deployment.shared();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void aDealIsPlannedWatchedPausedResumedAndClosed(Chromium chromium) throws Exception {
    Visitor owner = StaffDesk.of(deployment, chromium);
    Instant opensAt = Instant.now().plus(UNTIL_OPENING).truncatedTo(ChronoUnit.SECONDS);
    String drop = planned(owner, opensAt);
    try (var rush = HeldRush.on(deployment, SCENE, drop, opensAt)) {
      owner.open("/admin/drops/" + drop);
      await().atMost(SHOWN_MAX).until(() -> figure(owner, "waiting") > 0);
      owner.press("일시 중지").read("일시 중지했어요");
      await().atMost(SHOWN_MAX).until(() -> owner.text(".head .pill").equals("일시 중지"));
      long waiting = settled(owner);
      assertThat(waiting).isPositive();
      owner.press("다시 시작").read("다시 시작했어요");
      await().atMost(SHOWN_MAX).until(() -> figure(owner, "waiting") < waiting);
      owner.press("종료하기…").press("영구 종료").read("종료했어요");
      await().atMost(SHOWN_MAX).until(() -> figure(owner, "waiting") == 0);
      rush.finish(SHOWN_MAX);
    }
  }

  private String planned(Visitor owner, Instant opensAt) {
    String product;
    try (var admin = deployment.admin()) {
      product = admin.createProduct("브라우저 주전자", 10_000, 60);
    }
    owner.open("/admin/deals").press("새 특가");
    owner.write("제목", "브라우저로 여는 특가").write("상품", product).press("찾기");
    owner.tick("브라우저 주전자 · 10,000원 · 재고 60개");
    owner.write("특가 가격", "9000").write("수량", "60");
    owner.write("시작하는 때", TYPED.format(opensAt));
    owner.write("마감하는 때", TYPED.format(opensAt.plus(1, ChronoUnit.HOURS)));
    owner.press("자세한 설정").write("대기 자리", "400").write("초당 입장", "6").press("만들기");
    if (owner.has(".asks")) { // at night it asks whether that is meant
      owner.tickAll(".asks").press("만들기");
    }
    owner.read("만들었어요");
    return owner.at().replaceFirst(".*/deals/([0-9]+)/.*", "$1");
  }

  private static long figure(Visitor owner, String name) {
    return Long.parseLong(owner.text("[data-now=" + name + "]").replace(",", ""));
  }

  /** The number of those who wait, once it stays as it is. */
  private static long settled(Visitor owner) {
    long[] last = {-1};
    await()
        .atMost(SHOWN_MAX)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              long before = last[0];
              last[0] = figure(owner, "waiting");
              return last[0] == before;
            });
    return last[0];
  }
}

package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff see while the crowd is on a deal. */
@ExtendWith(Browsing.class)
class RushInTheBrowserIT {

  private static final Duration END_MAX = Duration.ofSeconds(60);

  private final Deployment deployment = Deployment.shared();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void theOrderOfAWinnerIsFoundWhileTheRushGoesOn(Chromium chromium) throws Exception {
    Visitor owner = StaffDesk.of(deployment, chromium);
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      owner.open("/admin").readIn("#open ~ ul", "Kettle " + rush.prefix(), Duration.ofSeconds(5));
      owner.open("/admin/orders?drop=" + rush.drop());
      String order = owner.texts("tbody th").getFirst();
      owner.write("전체 검색", order + "\n").read("10,000원");
      assertThat(owner.follow(order).heading()).isEqualTo("주문 " + order);
      rush.finish(END_MAX);
    }
  }
}

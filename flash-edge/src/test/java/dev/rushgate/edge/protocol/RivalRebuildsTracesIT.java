package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.NotArmed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rebuilds meet, and Redis forgets one of them. */
class RivalRebuildsTracesIT extends Traces {

  @Test
  @Variant("publish_blind")
  void anOlderRebuildDoesNotRestoreBehindANewerFence() {
    var drop = aDrop(1);
    drop.enter("anna");
    redis.restart();
    var two = fenced(drop);
    assertThat(two.snapshot()).isTrue();
    var three = fenced(drop);
    assertThat(three.snapshot()).isTrue();

    assertThat(two.restore()).isFalse();
    assertThat(drop.admit()).isInstanceOf(NotArmed.class);
    assertThat(three.restore()).isTrue();

    assertThat(drop.sellTo("anna").epoch()).isEqualTo(3);
  }

  @Test
  @Variant("loose_fence")
  void nobodyRestoresIntoARedisThatForgotTheFence() {
    var drop = aDrop(1);
    redis.comeBackEmpty();
    var two = fenced(drop);
    assertThat(two.snapshot()).isTrue();
    var three = fenced(drop);
    redis.comeBackEmpty();
    assertThat(three.snapshot()).isTrue();

    assertThat(two.restore()).isFalse();
    assertThat(three.restore()).isFalse();
    assertThat(drop.armed()).isFalse();
    rebuild(drop);

    drop.enter("anna");
    drop.sellTo("anna");
  }

  @Test
  @Variant("old_may_snapshot")
  void anOlderRebuildGivesWayInMySqlWhenRedisForgotTheNewer() {
    var drop = aDrop(1);
    redis.comeBackEmpty();
    var two = publisher.begin(drop.id());
    var three = fenced(drop);
    redis.comeBackEmpty();
    assertThat(two.fence()).isTrue();

    assertThat(two.snapshot()).isFalse();
    assertThat(three.snapshot()).isTrue();
    assertThat(three.restore()).isFalse();
    assertThat(drop.armed()).isFalse();
    rebuild(drop);

    drop.enter("anna");
    drop.sellTo("anna");
  }

  @Test
  @Variant("fence_without_run")
  void aFenceOfBeforeTheRestartIsNone(@TempDir Path copy) {
    var drop = aDrop(1);
    drop.enter("anna");
    var two = fenced(drop);
    redis.beginTail(copy);
    assertThat(two.snapshot()).isTrue();
    var three = fenced(drop);
    redis.loseTail(copy);
    assertThat(three.snapshot()).isTrue();

    assertThat(two.restore()).isFalse();
    assertThat(three.restore()).isFalse();
    assertThat(drop.armed()).isFalse();
    rebuild(drop);

    drop.sellTo("anna");
  }
}

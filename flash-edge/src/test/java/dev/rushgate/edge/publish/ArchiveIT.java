package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import org.junit.jupiter.api.Test;

/** A drop of which nothing can come any more leaves Redis. */
class ArchiveIT extends WithRig {

  private static final SampleDrop LONG_OVER =
      SampleDrop.aDeal().between(SampleDrop.in(-200_000), SampleDrop.in(-100_000));

  private PublishRig.OneDrop closed(SampleDrop sample) {
    var drop = rig.create(sample);
    for (int look = 0; look < 4; look++) {
      rig.look();
    }
    assertThat(rig.sql.state(drop.id)).isEqualTo("CLOSED");
    return drop;
  }

  private boolean archived(PublishRig.OneDrop drop) {
    return rig.sql.number(
            "SELECT COUNT(*) FROM drop_stock WHERE drop_id = ? AND archived_at IS NOT NULL",
            drop.id.value())
        == 1;
  }

  @Test
  void itsKeysAndItsEntryInTheDirectoryGo() {
    var drop = closed(LONG_OVER);

    rig.look();

    assertThat(archived(drop)).isTrue();
    assertThat(rig.redis("keys", "{drop:" + drop.id + "}*")).isEqualTo("[]");
    assertThat(rig.redis("sismember", RedisKeys.DIRECTORY, drop.id.toString())).isEqualTo("0");
    rig.look();
    assertThat(drop.seen()).isInstanceOf(DropUnknown.class);
  }

  @Test
  void aDropThatClosedADayAgoOrLessStays() {
    var drop = closed(SampleDrop.aDeal().between(SampleDrop.in(-600), SampleDrop.in(-60)));

    rig.look();

    assertThat(archived(drop)).isFalse();
  }

  @Test
  void anOrderToPayKeepsIt() {
    var drop = rig.create(LONG_OVER);
    rig.sql.row(drop.id, 1, new Pop(1, new MemberId("anna"), 1), "LIVE");
    for (int look = 0; look < 5; look++) {
      rig.look();
    }
    assertThat(archived(drop)).isFalse();

    rig.sql.stock(drop.id, "paid = 1");
    rig.look();
    assertThat(archived(drop)).isTrue();
  }

  @Test
  void anUnsentMessageKeepsIt() {
    var drop = rig.create(LONG_OVER);
    rig.sql.execute(
        """
        INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at)
        VALUES (1, 'rushgate.releases', '1', '{}', ?, 1, 1, UTC_TIMESTAMP(3))
        """,
        drop.id.value());
    for (int look = 0; look < 5; look++) {
      rig.look();
    }
    assertThat(archived(drop)).isFalse();

    rig.sql.execute("UPDATE outbox SET sent_at = UTC_TIMESTAMP(3)");
    rig.look();
    assertThat(archived(drop)).isTrue();
  }

  @Test
  void whatAnArchiverThatDiedLeftIsErasedByTheUpkeep() {
    var drop = rig.publish(SampleDrop.aDeal());
    rig.sql.stock(
        drop.id, "state = 'CLOSED', target = 0, capacity = 0, archived_at = UTC_TIMESTAMP(3)");

    rig.upkeep();

    assertThat(drop.seen()).isInstanceOf(DropUnknown.class);
    assertThat(rig.redis("sismember", RedisKeys.DIRECTORY, drop.id.toString())).isEqualTo("0");
  }

  @Test
  void aUnitThatReturnsAfterwardsIsItsProductsAgain() {
    var drop = rig.create(SampleDrop.aDeal());
    rig.sql.stock(
        drop.id, "state = 'CLOSED', target = 0, capacity = 2, archived_at = UTC_TIMESTAMP(3)");

    rig.upkeep();
    rig.upkeep();

    assertThat(rig.sql.stockNumber(drop.id, "capacity")).isZero();
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 2);
  }

  @Test
  void aDirectoryThatForgotADropIsRepaired() {
    var drop = rig.publish(SampleDrop.aDeal());
    rig.redis("srem", RedisKeys.DIRECTORY, drop.id.toString());

    rig.look();
    rig.upkeep();

    assertThat(rig.redis("sismember", RedisKeys.DIRECTORY, drop.id.toString())).isEqualTo("1");
  }
}

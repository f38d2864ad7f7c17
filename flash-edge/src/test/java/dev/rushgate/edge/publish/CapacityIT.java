package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Capacity goes up and down, and what a drop gives up is its product's again. */
class CapacityIT extends WithRig {

  private void lowerTo(PublishRig.OneDrop drop, int target) {
    rig.sql.stock(drop.id, "target = " + target + ", version = version + 1");
  }

  private void close(PublishRig.OneDrop drop) {
    rig.sql.stock(drop.id, "state = 'CLOSED', target = 0, version = version + 1");
  }

  /** One look tells Redis, the next brings the guard down to what Redis has left. */
  private void lookTwice() {
    rig.look();
    rig.look();
  }

  @Test
  void aRaiseComesToRedisAfterMySql() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    drop.pop();

    rig.sql.stock(drop.id, "capacity = 5, target = 5, version = version + 1");
    lookTwice();

    assertThat(drop.units()).containsExactly(5L, 4L, 1L, 5L, 0L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK);
  }

  @Test
  void aLoweringGivesWhatIsFreeBackToTheProduct() {
    var drop = rig.publish(SampleDrop.aDeal());

    lowerTo(drop, 1);
    lookTwice();

    assertThat(drop.units()).containsExactly(1L, 1L, 0L, 1L, 0L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 2);
  }

  @Test
  void unitsInHandsGoBackAsTheyReturn() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben");
    var anna = drop.settle();
    drop.settle();

    lowerTo(drop, 1);
    lookTwice();
    assertThat(drop.units()).containsExactly(2L, 0L, 2L, 2L, 2L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 1);

    drop.comesBack(1, anna);
    rig.look();
    assertThat(drop.units()).containsExactly(1L, 0L, 1L, 1L, 1L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 2);
  }

  @Test
  void whatACouponGivesUpGoesNowhere() {
    var drop = rig.publish(SampleDrop.aCoupon());
    var deal = rig.publish(SampleDrop.aDeal());

    lowerTo(drop, 1);
    lookTwice();

    assertThat(drop.units()).containsExactly(1L, 1L, 0L, 1L, 0L);
    assertThat(rig.sql.productStock(deal.id)).isEqualTo(SampleDrop.STOCK);
  }

  @Test
  void aClosedDropGivesTheUnsoldBackAndLaterWhatReturns() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna");
    var anna = drop.settle();

    close(drop);
    lookTwice();
    assertThat(drop.units()).containsExactly(1L, 0L, 1L, 1L, 1L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 2);

    drop.comesBack(1, anna);
    rig.look();
    assertThat(drop.units()).containsExactly(0L, 0L, 0L, 0L, 0L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 3);
  }

  @Test
  void aDropIsClosedByRedisClockThoughNobodyCalls() {
    var drop = rig.create(SampleDrop.aDeal().between(SampleDrop.in(-600), SampleDrop.in(-1)));

    rig.look();
    rig.look();
    assertThat(rig.sql.state(drop.id)).isEqualTo("CLOSED");
    assertThat(rig.sql.stockNumber(drop.id, "version")).isEqualTo(2);

    lookTwice();
    assertThat(drop.snapshot().figures().closed()).isTrue();
    assertThat(drop.units()).containsExactly(0L, 0L, 0L, 0L, 0L);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 3);
    rig.look();
    assertThat(rig.sql.stockNumber(drop.id, "version")).isEqualTo(2);
  }

  @Test
  void aRebuildLowersAtOnceWhatIsNotInHands() {
    var drop = rig.publish(SampleDrop.aDeal()).enter("anna", "ben");
    drop.settle();
    drop.settle();

    rig.sql.stock(drop.id, "target = 1, version = version + 1, suspect = TRUE");
    rig.look();

    assertThat(drop.units()).containsExactly(2L, 0L, 2L, 2L, 2L);
    assertThat(drop.snapshot().units().target()).isEqualTo(1);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 1);
  }

  @Test
  void aGuardThatMovedMeanwhileIsNotLowered() {
    var drop = rig.publish(SampleDrop.aDeal());
    var seen = rig.row(drop.id);
    rig.sql.stock(drop.id, "capacity = 5, target = 5, version = version + 1");

    assertThat(rig.on(() -> rig.workers.stock().followDown(seen, 1))).isFalse();
    assertThat(rig.sql.stockNumber(drop.id, "capacity")).isEqualTo(5);
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK);
  }

  @Test
  void twoPublishersGiveAUnitBackOnce() {
    var drop = rig.publish(SampleDrop.aDeal());
    lowerTo(drop, 1);
    rig.look();
    var seen = rig.row(drop.id);

    assertThat(rig.on(() -> rig.workers.stock().followDown(seen, 1))).isTrue();
    assertThat(rig.on(() -> rig.workers.stock().followDown(seen, 1))).isFalse();
    assertThat(rig.sql.productStock(drop.id)).isEqualTo(SampleDrop.STOCK + 2);
  }
}

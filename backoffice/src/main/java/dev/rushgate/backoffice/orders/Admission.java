package dev.rushgate.backoffice.orders;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A unit that was taken for a member, as the settler recorded it. It gives its unit back at most
 * once: the update names the state that was read.
 */
@Entity
@Table(name = "admission")
@DynamicUpdate
@OptimisticLocking(type = OptimisticLockType.DIRTY)
class Admission {

  @EmbeddedId private AdmissionKey key;
  private String member;
  private long seq;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(length = 8)
  private AdmissionState state;

  private @Nullable String liveMember;
  private @Nullable Long orderId;
  private @Nullable Long couponId;
  private @Nullable String reason;
  private Instant at;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected Admission() {}

  /** Lets go of the unit; false when the admission holds none. */
  boolean giveBack(ReleaseReason why) {
    if (state != AdmissionState.LIVE && state != AdmissionState.DEAD) {
      return false;
    }
    state = AdmissionState.RETURNED;
    liveMember = null;
    reason = why.name();
    return true;
  }

  void liveByOrder(long order) {
    requireDead();
    state = AdmissionState.LIVE;
    orderId = order;
    reason = null;
  }

  void liveByCoupon(long coupon) {
    requireDead();
    state = AdmissionState.LIVE;
    couponId = coupon;
    reason = null;
  }

  private void requireDead() {
    boolean holdsItsUnit = isDead() && member.equals(liveMember);
    if (!holdsItsUnit || orderId != null || couponId != null) {
      throw new IllegalStateException("admission " + id() + " is " + state);
    }
  }

  boolean isDead() {
    return state == AdmissionState.DEAD;
  }

  AdmissionId id() {
    return key.id();
  }

  MemberId member() {
    return new MemberId(member);
  }

  DeadLetter deadLetter() {
    return new DeadLetter(id(), member, seq, reason, at);
  }
}

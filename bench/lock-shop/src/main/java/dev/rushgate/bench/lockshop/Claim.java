package dev.rushgate.bench.lockshop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.springframework.data.domain.Persistable;

/** That a member has one of the coupons. Written once, so that saving it needs no look first. */
@Entity
@Table(name = "lock_claim")
class Claim implements Persistable<Long> {

  @Id private long id;

  @Column(name = "coupon_id")
  private long couponId;

  private String member;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected Claim() {}

  Claim(long id, long couponId, String member) {
    this.id = id;
    this.couponId = couponId;
    this.member = member;
  }

  @Override
  public Long getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return true;
  }

  long couponId() {
    return couponId;
  }

  String member() {
    return member;
  }
}

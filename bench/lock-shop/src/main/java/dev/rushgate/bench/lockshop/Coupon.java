package dev.rushgate.bench.lockshop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A coupon of which there are so many; the row that everybody wants. */
@Entity
@Table(name = "lock_coupon")
class Coupon {

  @Id private long id;

  @Column(updatable = false)
  private int total;

  private int issued;

  /** None before it is written, by which a new coupon is told from a changed one. */
  @Version private @Nullable Long version;

  protected Coupon() {}

  Coupon(long id, int total) {
    this.id = id;
    this.total = total;
  }

  boolean isSoldOut() {
    return issued >= total;
  }

  void issue() {
    if (isSoldOut()) {
      throw new IllegalStateException("no coupon is left");
    }
    issued++;
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.Offer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Coupons that were won. They are only issued here, so there is nothing to load and change. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Coupons {

  private static final String INSERT =
      """
      INSERT INTO coupon (id, member, drop_id, epoch, no, discount, valid_until, state, issued_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'ISSUED', UTC_TIMESTAMP(3))
      """;

  private final JdbcClient database;
  private final Ids ids;

  Coupons(JdbcClient database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /** Returns the new coupon's id. */
  long issue(Admission admission, Offer.Coupon offer) {
    long id = ids.next();
    AdmissionId of = admission.id();
    database
        .sql(INSERT)
        .params(
            id,
            admission.member().value(),
            of.drop().value(),
            of.epoch(),
            of.no(),
            offer.discount().won(),
            LocalDateTime.ofInstant(offer.validUntil(), ZoneOffset.UTC))
        .update();
    return id;
  }
}

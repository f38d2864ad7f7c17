package dev.rushgate.bench.lockshop;

import dev.rushgate.model.Limits;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the bench needs around the claims: new coupons, and their books. */
@RestController
class CouponController {

  private static final String BOOKS =
      """
      SELECT c.total, c.issued,
        (SELECT COUNT(*) FROM lock_claim l WHERE l.coupon_id = c.id) AS claims,
        (SELECT COUNT(DISTINCT l.member) FROM lock_claim l WHERE l.coupon_id = c.id)
          AS distinct_members
      FROM lock_coupon c WHERE c.id = :id
      """;

  record NewCoupon(int total) {}

  record CouponCreated(String id) {}

  record Books(int total, int issued, long claims, long distinctMembers) {}

  private final CouponRepository coupons;
  private final JdbcClient jdbc;
  private final Ids ids;

  CouponController(CouponRepository coupons, JdbcClient jdbc, Ids ids) {
    this.coupons = coupons;
    this.jdbc = jdbc;
    this.ids = ids;
  }

  @PostMapping("/coupons")
  ResponseEntity<CouponCreated> create(@RequestBody NewCoupon wanted) {
    if (wanted.total() < 1 || wanted.total() > Limits.UNITS_MAX) {
      return ResponseEntity.badRequest().build();
    }
    long id = ids.next();
    coupons.save(new Coupon(id, wanted.total()));
    return ResponseEntity.status(HttpStatus.CREATED).body(new CouponCreated(Long.toString(id)));
  }

  @GetMapping("/coupons/{id}")
  @Transactional(readOnly = true)
  ResponseEntity<Books> books(@PathVariable long id) {
    Optional<Books> books = jdbc.sql(BOOKS).param("id", id).query(Books.class).optional();
    return ResponseEntity.of(books);
  }

  /** The tables were made before the first request could come. */
  @GetMapping("/health/ready")
  ResponseEntity<Void> ready() {
    return ResponseEntity.ok().build();
  }
}

package dev.rushgate.backoffice.coupon.web;

import dev.rushgate.backoffice.coupon.Coupon;
import dev.rushgate.backoffice.coupon.Coupons;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@ShopCall
@RequestMapping("/api/v1/coupons")
class CouponController {

  private final Coupons coupons;

  CouponController(Coupons coupons) {
    this.coupons = coupons;
  }

  record Mine(
      String id,
      String dropId,
      @Nullable String title,
      long discount,
      Coupon.State state,
      Instant validUntil,
      Instant issuedAt,
      @Nullable String orderId) {

    static Mine of(Coupon coupon) {
      Long order = coupon.orderId();
      return new Mine(
          Long.toString(coupon.id()),
          Long.toString(coupon.dropId()),
          coupon.title(),
          coupon.discount(),
          coupon.state(),
          coupon.validUntil(),
          coupon.issuedAt(),
          order == null ? null : order.toString());
    }
  }

  @GetMapping
  @Operation(description = "The caller's, the newest first. A discount is won off one order.")
  PageOf<Mine> mine(
      Principal caller,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(coupons.of(new MemberId(caller.getName()), wanted), Mine::of);
  }
}

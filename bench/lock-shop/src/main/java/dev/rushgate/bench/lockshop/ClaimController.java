package dev.rushgate.bench.lockshop;

import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Claims a coupon, in the design that the path names. */
@RestController
class ClaimController {

  /** Ids as text: 64 bits are more than a browser's numbers hold. */
  record ClaimAnswer(String id, String couponId, String member) {

    static ClaimAnswer of(Claim claim) {
      return new ClaimAnswer(
          claim.getId().toString(), Long.toString(claim.couponId()), claim.member());
    }
  }

  record Refusal(String code) {}

  private final Map<String, LockDesign> designs;

  ClaimController(List<LockDesign> designs) {
    this.designs =
        designs.stream()
            .collect(Collectors.toUnmodifiableMap(LockDesign::name, Function.identity()));
  }

  @PostMapping("/designs/{name}/coupons/{id}/claims")
  ResponseEntity<Object> claim(
      @PathVariable String name, @PathVariable long id, @RequestHeader("X-Member") String member) {
    LockDesign design = designs.get(name);
    if (design == null) {
      return refused(HttpStatus.NOT_FOUND, "NO_SUCH_DESIGN");
    }
    if (MemberId.parse(member).isEmpty()) {
      return refused(HttpStatus.BAD_REQUEST, "BAD_MEMBER");
    }
    return switch (design.claim(id, member)) {
      case Outcome.Claimed claimed ->
          ResponseEntity.status(HttpStatus.CREATED).body(ClaimAnswer.of(claimed.claim()));
      case Outcome.SoldOut soldOut -> refused(HttpStatus.CONFLICT, "SOLD_OUT");
      case Outcome.AlreadyClaimed already -> refused(HttpStatus.CONFLICT, "ALREADY_CLAIMED");
      case Outcome.Conflict conflict -> refused(HttpStatus.CONFLICT, "CONFLICT");
      case Outcome.NoSuchCoupon none -> refused(HttpStatus.NOT_FOUND, "NO_SUCH_COUPON");
    };
  }

  private static ResponseEntity<Object> refused(HttpStatus status, String code) {
    return ResponseEntity.status(status).body(new Refusal(code));
  }
}

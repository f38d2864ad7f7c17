package dev.rushgate.bench.lockshop;

import org.springframework.data.jpa.repository.JpaRepository;

interface ClaimRepository extends JpaRepository<Claim, Long> {

  boolean existsByCouponIdAndMember(long couponId, String member);
}

package dev.rushgate.backoffice.product;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<Product, Long> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Product p where p.id = :id")
  Optional<Product> lock(long id);

  /** One row when there was enough and it is sold, none otherwise. */
  @Modifying
  @Query(
      """
      update Product p
      set p.stock = p.stock - :units, p.version = p.version + 1, p.updatedAt = :now
      where p.id = :id and p.stock >= :units
        and p.state = dev.rushgate.backoffice.product.ProductState.ACTIVE
      """)
  int take(long id, int units, Instant now);

  @Modifying
  @Query(
      """
      update Product p
      set p.stock = p.stock + :units, p.version = p.version + 1, p.updatedAt = :now
      where p.id = :id
      """)
  int giveBack(long id, int units, Instant now);
}

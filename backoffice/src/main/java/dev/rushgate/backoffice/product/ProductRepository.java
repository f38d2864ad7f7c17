package dev.rushgate.backoffice.product;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<Product, Long> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Product p where p.id = :id")
  Optional<Product> lock(long id);

  /** Those whose name has the text, a pattern that {@code !} escapes in; null is any. */
  @Query(
      """
      select p from Product p
      where (:text is null or p.name like :text escape '!')
        and (:id is null or p.id = :id)
        and (:soldOut = false or p.stock = 0)
      """)
  Page<Product> search(@Nullable String text, @Nullable Long id, boolean soldOut, Pageable page);

  /** One row when there was enough, none otherwise. */
  @Modifying
  @Query(
      """
      update Product p
      set p.stock = p.stock - :units, p.version = p.version + 1, p.updatedAt = :now
      where p.id = :id and p.stock >= :units
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

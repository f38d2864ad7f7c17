package dev.rushgate.backoffice.drops;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DropStockRepository extends JpaRepository<DropStock, Long> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select k from DropStock k where k.dropId = :id")
  Optional<DropStock> lock(long id);
}

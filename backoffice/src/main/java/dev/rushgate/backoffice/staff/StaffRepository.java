package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StaffRepository extends JpaRepository<StaffMember, Long> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from StaffMember s where s.email = :email")
  Optional<StaffMember> lockByEmail(String email);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from StaffMember s where s.id = :id")
  Optional<StaffMember> lock(long id);

  boolean existsByRole(StaffRole role);
}

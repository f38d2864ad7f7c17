package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
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

  /** In one order, so that of two owners who unmake each other one waits, and then sees it. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select s from StaffMember s
      where s.role = dev.rushgate.backoffice.platform.StaffRole.OWNER
        and s.state = dev.rushgate.backoffice.staff.StaffState.ACTIVE
      order by s.id
      """)
  List<StaffMember> lockOwners();

  /** Those whose name or address has the text, a pattern that {@code !} escapes in; null is any. */
  @Query(
      """
      select s from StaffMember s
      where :text is null or s.name like :text escape '!' or s.email like :text escape '!'
      """)
  Page<StaffMember> search(@Nullable String text, Pageable page);

  boolean existsByEmail(String email);

  boolean existsByRole(StaffRole role);
}

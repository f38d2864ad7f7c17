package dev.rushgate.backoffice.orders;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AdmissionRepository extends JpaRepository<Admission, AdmissionKey> {

  @Query(
      """
      select a from Admission a
      where a.key.dropId = :dropId
        and a.state = dev.rushgate.backoffice.orders.AdmissionState.DEAD
      order by a.key.epoch, a.key.no
      """)
  Page<Admission> dead(long dropId, Pageable page);
}

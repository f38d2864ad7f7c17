package dev.rushgate.backoffice.drops;

import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DropSpecRepository extends JpaRepository<DropSpec, Long> {

  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropPair(s, k)
      from DropSpec s join DropStock k on k.dropId = s.dropId
      where s.dropId = :id
      """)
  Optional<DropPair> pair(long id);

  @Query(
      value =
          """
          select new dev.rushgate.backoffice.drops.DropPair(s, k)
          from DropSpec s join DropStock k on k.dropId = s.dropId
          where (:kind is null or s.kind = :kind) and (:state is null or k.state = :state)
          order by s.dropId desc
          """,
      countQuery =
          """
          select count(s)
          from DropSpec s join DropStock k on k.dropId = s.dropId
          where (:kind is null or s.kind = :kind) and (:state is null or k.state = :state)
          """)
  Page<DropPair> newest(@Nullable DropKind kind, @Nullable DropState state, Pageable page);
}

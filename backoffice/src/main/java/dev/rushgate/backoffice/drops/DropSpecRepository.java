package dev.rushgate.backoffice.drops;

import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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

  /** Those between their opening and their end, the last opened first. */
  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropPair(s, k)
      from DropSpec s join DropStock k on k.dropId = s.dropId
      where s.closesAt > :now and s.opensAt <= :now
        and k.state <> dev.rushgate.model.DropState.CLOSED
      order by s.opensAt desc, s.dropId desc
      """)
  List<DropPair> openAt(Instant now, Limit limit);

  /** Those before their opening, the next to open first. */
  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropPair(s, k)
      from DropSpec s join DropStock k on k.dropId = s.dropId
      where s.opensAt > :now and k.state <> dev.rushgate.model.DropState.CLOSED
      order by s.opensAt, s.dropId
      """)
  List<DropPair> after(Instant now, Limit limit);

  /** Deals of a product that are open at some instant of the span, the next first. */
  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropPair(s, k)
      from DropSpec s join DropStock k on k.dropId = s.dropId
      where s.productId = :product and s.dropId <> :itself
        and s.opensAt < :closes and s.closesAt > :opens
        and k.state <> dev.rushgate.model.DropState.CLOSED
      order by s.opensAt, s.dropId
      """)
  List<DropPair> overlapping(long product, long itself, Instant opens, Instant closes, Limit limit);

  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropPair(s, k)
      from DropSpec s join DropStock k on k.dropId = s.dropId
      where s.dropId in :ids
      """)
  List<DropPair> pairs(Collection<Long> ids);

  @Query(
      """
      select new dev.rushgate.backoffice.drops.DropTitle(s.dropId, s.title)
      from DropSpec s where s.dropId in :ids
      """)
  List<DropTitle> titles(Collection<Long> ids);

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

package dev.rushgate.backoffice.orders;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface OrderRepository extends JpaRepository<Order, Long> {

  /** The drop whose stock row is to be locked before the order is. */
  @Query("select o.dropId from Order o where o.id = :id and o.dropId is not null")
  Optional<Long> dropOf(long id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select o from Order o where o.id = :id")
  Optional<Order> lock(long id);

  @Query(
      """
      select new dev.rushgate.backoffice.orders.Takings(
        count(o), coalesce(sum(o.total - o.refunded), 0))
      from Order o
      where o.paidAt >= :since
        and o.state in (dev.rushgate.backoffice.orders.OrderState.PAID,
          dev.rushgate.backoffice.orders.OrderState.PARTLY_REFUNDED)
      """)
  Takings paidSince(Instant since);

  long countByState(OrderState state);

  /**
   * Those in the state whose time was over by then, after one in the order of their ends. Whose
   * payment window is open has some time more.
   */
  @Query(
      """
      select new dev.rushgate.backoffice.orders.DueOrder(o.id, o.dropId, o.payBy)
      from Order o
      where o.state = :state and o.payBy < :end
        and (o.windowUntil is null or o.windowUntil < :now)
        and (o.payBy > :afterPayBy or (o.payBy = :afterPayBy and o.id > :afterId))
      order by o.payBy, o.id
      """)
  List<DueOrder> due(
      OrderState state, Instant end, Instant now, Instant afterPayBy, long afterId, Limit limit);
}

package dev.rushgate.backoffice.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OrderRepository extends JpaRepository<Order, Long> {

  /** The drop whose stock row is to be locked before the order is read. */
  @Query("select o.dropId from Order o where o.id = :id and o.dropId is not null")
  Optional<Long> dropOf(long id);

  @Query(
      """
      select new dev.rushgate.backoffice.orders.Takings(count(o), coalesce(sum(o.total), 0))
      from Order o
      where o.paidAt >= :since
        and o.state in (dev.rushgate.backoffice.orders.OrderState.PAID,
          dev.rushgate.backoffice.orders.OrderState.PARTLY_REFUNDED)
      """)
  Takings paidSince(Instant since);

  long countByState(OrderState state);

  /** Unpaid ones whose time was over, after the given one in the order of their ends. */
  @Query(
      """
      select new dev.rushgate.backoffice.orders.DueOrder(o.id, o.dropId, o.payBy)
      from Order o
      where o.state = dev.rushgate.backoffice.orders.OrderState.TO_PAY and o.dropId is not null
        and o.payBy < :now
        and (o.payBy > :afterPayBy or (o.payBy = :afterPayBy and o.id > :afterId))
      order by o.payBy, o.id
      """)
  List<DueOrder> due(Instant now, Instant afterPayBy, long afterId, Limit limit);
}

package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentDetails.Differs;
import dev.rushgate.backoffice.payment.PaymentSearch.Wanting;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds payments with their refunds, the newest first; each search reads from an index. */
@Repository
class PaymentFinder {

  private static final String ROWS =
      """
      SELECT id, purpose, owner_id, member, amount, payment_key, reference, state, code, asked_at,
        looks, unasked, ended_at, look_at, differs
      FROM payment
      """;

  private static final String COUNT = "SELECT COUNT(*) FROM payment";
  private static final String DIFFERING = "differs IS NOT NULL";
  private static final String REFUSED = "state = 'REFUSED'";

  /** A gateway that answers at all has given by then. */
  private static final String UNREFUNDED =
      "state = 'WANTED' AND wanted_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE";

  /** Longer than a payment can be confirmed, and the gateway could say so. */
  private static final String UNENDED =
      "state = 'ASKED' AND asked_at < UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE";

  /** Of an index each, whichever of them the number is. */
  private static final String NUMBERED =
      """
      id IN (SELECT id FROM payment WHERE id = ?
        UNION SELECT id FROM payment WHERE purpose = 'ORDER' AND owner_id = ?
        UNION SELECT id FROM payment WHERE purpose = 'CHARGE' AND owner_id = ?)
      """;

  private final JdbcClient database;
  private final RefundRows refunds;

  PaymentFinder(JdbcClient database, RefundRows refunds) {
    this.database = database;
    this.refunds = refunds;
  }

  Optional<PaymentDetails> find(long id) {
    return withRefunds(
            database.sql(ROWS + "WHERE id = ?").param(id).query(PaymentFinder::row).list())
        .stream()
        .findFirst();
  }

  List<PaymentDetails> of(Payment.Purpose purpose, long ownerId) {
    return withRefunds(
        database
            .sql(ROWS + "WHERE purpose = ? AND owner_id = ? ORDER BY id")
            .params(purpose.name(), ownerId)
            .query(PaymentFinder::row)
            .list());
  }

  Page<PaymentDetails> search(PaymentSearch search, Pageable page) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    narrow(search, conditions, values);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    long total = database.sql(COUNT + where).params(values).query(Long.class).single();
    values.add(page.getPageSize());
    values.add(page.getOffset());
    List<PaymentDetails> found =
        database
            .sql(ROWS + where + " ORDER BY id DESC LIMIT ? OFFSET ?")
            .params(values)
            .query(PaymentFinder::row)
            .list();
    return new PageImpl<>(withRefunds(found), page, total);
  }

  /** How many payments, or refunds where it is about those, want a person for that. */
  long count(Wanting why) {
    String sql =
        switch (why) {
          case DIFFERING -> COUNT + " WHERE " + DIFFERING;
          case UNENDED -> COUNT + " WHERE " + UNENDED;
          case REFUSED -> "SELECT COUNT(*) FROM refund WHERE " + REFUSED;
          case UNREFUNDED -> "SELECT COUNT(*) FROM refund WHERE " + UNREFUNDED;
        };
    return database.sql(sql).query(Long.class).single();
  }

  private static String condition(Wanting why) {
    return switch (why) {
      case DIFFERING -> DIFFERING;
      case UNENDED -> UNENDED;
      case REFUSED -> "id IN (SELECT payment_id FROM refund WHERE " + REFUSED + ")";
      case UNREFUNDED -> "id IN (SELECT payment_id FROM refund WHERE " + UNREFUNDED + ")";
    };
  }

  private static void narrow(PaymentSearch search, List<String> conditions, List<Object> values) {
    Long number = Ids.sought(search.text());
    if (number != null) {
      conditions.add(NUMBERED);
      values.addAll(List.of(number, number, number));
    } else if (!search.text().isEmpty()) {
      add(conditions, values, "payment_key = ?", search.text());
    }
    add(conditions, values, "member = ?", search.member());
    add(conditions, values, "state = ?", search.state());
    add(conditions, values, "purpose = ?", search.purpose());
    if (search.wanting() != null) {
      conditions.add(condition(search.wanting()));
    }
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value.toString());
    }
  }

  private List<PaymentDetails> withRefunds(List<PaymentDetails> payments) {
    Map<Long, List<Refund>> of =
        refunds.of(payments.stream().map(one -> one.payment().id()).toList()).stream()
            .collect(Collectors.groupingBy(Refund::paymentId));
    return payments.stream()
        .map(
            one ->
                new PaymentDetails(
                    one.payment(),
                    one.endedAt(),
                    one.lookAt(),
                    one.differs(),
                    of.getOrDefault(one.payment().id(), List.of())))
        .toList();
  }

  private static PaymentDetails row(ResultSet row, int number) throws SQLException {
    String differs = row.getString("differs");
    return new PaymentDetails(
        PaymentRows.row(row, number),
        Utc.orNull(row.getObject("ended_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("look_at", LocalDateTime.class)),
        differs == null ? null : Differs.valueOf(differs),
        List.of());
  }
}

package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.outbox.Outbox;
import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.DropId;
import dev.rushgate.model.event.StockChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where every unit of a stock came from and went to. Whoever changes a stock writes it here in the
 * same transaction, after the change: so the history adds up to the stock at any moment. What is
 * written here is told to the world as well.
 */
@Repository
public class StockHistory {

  private static final String INSERT =
      """
      INSERT INTO stock_change (product_id, version, at, units_before, units_after, cause, drop_id,
        order_id, reason, actor_kind, actor_id, actor_name)
      SELECT id, version, UTC_TIMESTAMP(3), stock - :difference, stock, :cause, :drop,
        :order, :reason, :actorKind, :actorId, :actorName
      FROM product WHERE id = :product
      """;

  private static final String NEWEST =
      """
      SELECT at, units_before, units_after, cause, drop_id, order_id, reason, actor_name
      FROM stock_change
      WHERE product_id = :product ORDER BY version DESC LIMIT :size OFFSET :offset
      """;

  private static final String LAST =
      """
      SELECT s.product_id, s.at, s.units_before, s.units_after, s.cause, s.drop_id, s.order_id
      FROM product p JOIN stock_change s ON s.product_id = p.id AND s.version = p.version
      WHERE p.id IN (:products) ORDER BY p.id
      """;

  private final JdbcClient database;
  private final Actors actors;
  private final Outbox outbox;

  StockHistory(JdbcClient database, Actors actors, Outbox outbox) {
    this.database = database;
    this.actors = actors;
    this.outbox = outbox;
  }

  /** Why a stock changed, by whom, and in their words. */
  public record Note(
      StockCause cause,
      @Nullable Long dropId,
      @Nullable Long orderId,
      @Nullable String reason,
      Actor by) {}

  void changed(long product, int difference, StockCause cause, @Nullable String reason) {
    changed(product, difference, new Note(cause, null, null, reason, actors.current()));
  }

  void dealt(long product, int difference, long drop) {
    changed(product, difference, new Note(StockCause.DEAL, drop, null, null, actors.current()));
  }

  void ordered(long product, int difference, long order) {
    changed(product, difference, new Note(StockCause.ORDER, null, order, null, actors.current()));
  }

  /** The stock is what it is now since it changed by the difference. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(long product, int difference, Note note) {
    write(product, difference, note);
    tell(List.of(product));
  }

  /** The same of many products. */
  @Transactional(propagation = Propagation.MANDATORY)
  void changed(Map<Long, Integer> differences, Note note) {
    // One by one: MariaDB takes no batch of statements that insert what they select.
    differences.forEach((product, difference) -> write(product, difference, note));
    if (!differences.isEmpty()) {
      tell(differences.keySet());
    }
  }

  private void tell(Collection<Long> products) {
    outbox.tell(database.sql(LAST).param("products", products).query(StockHistory::told).list());
  }

  private static StockChanged told(ResultSet row, int number) throws SQLException {
    Long drop = row.getObject("drop_id", Long.class);
    return new StockChanged(
        row.getLong("product_id"),
        row.getInt("units_after") - row.getInt("units_before"),
        row.getInt("units_after"),
        row.getString("cause"),
        row.getObject("order_id", Long.class),
        drop == null ? null : new DropId(drop),
        Utc.instant(row.getObject("at", LocalDateTime.class)));
  }

  private void write(long product, int difference, Note note) {
    database
        .sql(INSERT)
        .param("difference", difference)
        .param("cause", note.cause().name())
        .param("drop", note.dropId())
        .param("order", note.orderId())
        .param("reason", note.reason())
        .param("actorKind", note.by().kind().name())
        .param("actorId", note.by().id())
        .param("actorName", note.by().name())
        .param("product", product)
        .update();
  }

  /** The newest change first. */
  Page<StockEntry> newest(long product, Pageable page) {
    long total =
        database
            .sql("SELECT COUNT(*) FROM stock_change WHERE product_id = ?")
            .param(product)
            .query(Long.class)
            .single();
    List<StockEntry> entries =
        database
            .sql(NEWEST)
            .param("product", product)
            .param("size", page.getPageSize())
            .param("offset", page.getOffset())
            .query(StockHistory::entry)
            .list();
    return new PageImpl<>(entries, page, total);
  }

  private static StockEntry entry(ResultSet row, int number) throws SQLException {
    return new StockEntry(
        Utc.instant(row.getObject("at", LocalDateTime.class)),
        row.getInt("units_before"),
        row.getInt("units_after"),
        StockCause.valueOf(row.getString("cause")),
        row.getObject("drop_id", Long.class),
        row.getObject("order_id", Long.class),
        row.getString("reason"),
        row.getString("actor_name"));
  }
}

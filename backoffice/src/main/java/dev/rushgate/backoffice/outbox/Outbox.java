package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.ShopEvent;
import dev.rushgate.model.event.Topics;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is to be told, as part of the caller's transaction. The caller holds what the key
 * names locked (the order, the product, the drop): that alone keeps the order of what is told of
 * it. An admission says a thing once: a second release of one fails, and the caller's transaction
 * with it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {

  private static final String INSERT =
      """
      INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at, sent_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), NULL)
      """;

  private final JdbcOperations database;
  private final Ids ids;

  Outbox(JdbcOperations database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  public void tell(Release release) {
    String key = release.id().drop().toString();
    database.update(INSERT, row(Topics.RELEASES, key, EventJson.write(release), release.id()));
  }

  public void tell(ShopEvent event) {
    database.update(INSERT, row(event));
  }

  /** Many at once, in their order. */
  public void tell(Collection<? extends ShopEvent> events) {
    List<@Nullable Object[]> rows = events.stream().map(this::row).toList();
    database.batchUpdate(INSERT, rows);
  }

  private @Nullable Object[] row(ShopEvent event) {
    AdmissionId once = event instanceof OrderPlaced placed ? placed.admission() : null;
    return row(Topics.ORDERS, event.key(), EventJson.write(event), once);
  }

  /** The admission is the one that says this once; most of what is told has none. */
  private @Nullable Object[] row(
      String topic, String key, String payload, @Nullable AdmissionId of) {
    return new @Nullable Object[] {
      ids.next(),
      topic,
      key,
      payload,
      of == null ? null : Long.valueOf(of.drop().value()),
      of == null ? null : Long.valueOf(of.epoch()),
      of == null ? null : Long.valueOf(of.no())
    };
  }
}

package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.ShopEvent;
import dev.rushgate.model.event.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is to be told, as part of the caller's transaction. An admission says a thing once: a
 * second release of one fails, and the caller's transaction with it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {

  private static final String INSERT =
      """
      INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at, sent_at)
      VALUES (:id, :topic, :key, :payload, :drop, :epoch, :no, UTC_TIMESTAMP(3), NULL)
      """;

  private final JdbcClient database;
  private final Ids ids;

  Outbox(JdbcClient database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  public void tell(Release release) {
    String key = release.id().drop().toString();
    insert(Topics.RELEASES, key, EventJson.write(release), release.id());
  }

  public void tell(ShopEvent event) {
    AdmissionId once = event instanceof OrderPlaced placed ? placed.admission() : null;
    insert(Topics.ORDERS, event.key(), EventJson.write(event), once);
  }

  /**
   * @param of the admission that says this once; nothing else has one
   */
  private void insert(String topic, String key, String payload, @Nullable AdmissionId of) {
    database
        .sql(INSERT)
        .param("id", ids.next())
        .param("topic", topic)
        .param("key", key)
        .param("payload", payload)
        .param("drop", of == null ? null : Long.valueOf(of.drop().value()))
        .param("epoch", of == null ? null : Long.valueOf(of.epoch()))
        .param("no", of == null ? null : Long.valueOf(of.no()))
        .update();
  }
}

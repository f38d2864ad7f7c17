package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.Topics;
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
      VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), NULL)
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

  public void tell(OrderPlaced placed) {
    String key = Long.toString(placed.orderId());
    insert(Topics.ORDERS, key, EventJson.write(placed), placed.admission());
  }

  private void insert(String topic, String key, String payload, AdmissionId of) {
    database
        .sql(INSERT)
        .params(ids.next(), topic, key, payload, of.drop().value(), of.epoch(), of.no())
        .update();
  }
}

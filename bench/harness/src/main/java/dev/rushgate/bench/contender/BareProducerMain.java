package dev.rushgate.bench.contender;

import dev.rushgate.bench.load.Members;
import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.KafkaSettings;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Topics;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What a drainer could reach if it only sent: Kafka's own producer with the drainer's settings and
 * the drainer's records, which are written as JSON before the clock starts. They go to a topic of
 * their own with as many partitions, so that no settler reads them.
 */
public final class BareProducerMain {

  private static final String TOPIC = "bench.admissions";
  private static final long EPOCH = 1;

  private final KafkaProducer<String, byte[]> producer;

  private BareProducerMain(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  public static void main(String[] arguments) throws Exception {
    var environment = new HashMap<>(System.getenv());
    environment.put("RUSHGATE_ROLES", "drain");
    var kafka = Objects.requireNonNull(EdgeConfig.from(environment).kafka());
    createTopic(KafkaSettings.common(kafka));
    Map<String, Object> settings = new HashMap<>(KafkaSettings.producer(kafka));
    var program = new BareProducerMain(new KafkaProducer<>(settings));
    var vertx = Vertx.vertx();
    Control.serve(vertx, count -> vertx.executeBlocking(() -> program.send(count)));
  }

  private static void createTopic(Map<String, String> settings) throws Exception {
    try (var admin = Admin.create(new HashMap<String, Object>(settings))) {
      var described = admin.describeTopics(List.of(Topics.ADMISSIONS)).allTopicNames().get();
      int partitions = Objects.requireNonNull(described.get(Topics.ADMISSIONS)).partitions().size();
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** Records per second, from the first acknowledged one to the last. */
  private double send(int count) throws InterruptedException, TimeoutException {
    List<ProducerRecord<String, byte[]>> records = records(count);
    var answers = new Answers(count);
    for (ProducerRecord<String, byte[]> record : records) {
      var _ = producer.send(record, (metadata, failure) -> answers.answered(failure));
    }
    return answers.perSecond();
  }

  private static List<ProducerRecord<String, byte[]>> records(int count) {
    var drop = new DropId(System.currentTimeMillis() * 1_000);
    var now = Instant.now();
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            no ->
                new Admission(
                    new AdmissionId(drop, EPOCH, no), DropKind.COUPON, Members.id(no), no, now))
        .map(
            admission ->
                new ProducerRecord<>(
                    TOPIC,
                    admission.member().value(),
                    EventJson.write(admission).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}

package dev.rushgate.edge.settle;

import dev.rushgate.edge.kafka.DeadLetters.Letter;
import dev.rushgate.edge.kafka.Reader;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.UnreadableEvent;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A poll read: its admissions in the order of their ids, each once, and what is no admission.
 *
 * @param admissions each with the first record that carried it
 * @param unreadable letters for the bytes that carry none
 * @param duplicates records that said again what another of the batch says
 */
record Batch(
    Map<Admission, KafkaConsumerRecord<String, byte[]>> admissions,
    List<Letter> unreadable,
    int duplicates) {

  private record Said(AdmissionId id, MemberId member) {}

  private record Arrival(Admission admission, KafkaConsumerRecord<String, byte[]> record) {}

  static Batch read(List<KafkaConsumerRecord<String, byte[]>> polled) {
    Map<Said, Arrival> arrivals = new LinkedHashMap<>();
    List<Letter> unreadable = new ArrayList<>();
    for (KafkaConsumerRecord<String, byte[]> record : polled) {
      try {
        Admission a = EventJson.readAdmission(Reader.text(record));
        arrivals.putIfAbsent(new Said(a.id(), a.member()), new Arrival(a, record));
      } catch (UnreadableEvent e) {
        unreadable.add(new Letter(record, "unreadable: " + e.getMessage()));
      }
    }
    Map<Admission, KafkaConsumerRecord<String, byte[]>> sorted = new LinkedHashMap<>();
    arrivals.values().stream()
        .sorted(Comparator.comparing(arrival -> arrival.admission().id()))
        .forEach(arrival -> sorted.put(arrival.admission(), arrival.record()));
    return new Batch(sorted, unreadable, polled.size() - unreadable.size() - sorted.size());
  }

  List<Admission> inOrder() {
    return List.copyOf(admissions.keySet());
  }

  /** The letters to send before the offset may move behind this batch. */
  List<Letter> letters(List<Fate> fates) {
    List<Letter> letters = new ArrayList<>(unreadable);
    for (Fate fate : fates) {
      switch (fate) {
        case Fate.Dead(var a, var reason) -> letters.add(letter(a, reason));
        case Fate.Unrecorded(var a, var reason) -> letters.add(letter(a, reason));
        case Fate.Settled s -> {}
        case Fate.Refused r -> {}
        case Fate.Stale s -> {}
        case Fate.Returned r -> {}
      }
    }
    return letters;
  }

  private Letter letter(Admission admission, String reason) {
    return new Letter(Objects.requireNonNull(admissions.get(admission)), reason);
  }
}

package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON. Every event carries its version {@code v}; a reader takes any version from 1 on
 * and passes over fields it does not know, so a writer may only ever add; what has no value is
 * null. Ids are strings, instants ISO-8601 UTC with milliseconds, money whole won.
 */
public final class EventJson {

  static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private EventJson() {}

  private record AdmissionWire(
      int v, String drop, String kind, long epoch, long no, String member, long seq, String at) {}

  private record ReleaseWire(
      int v, String drop, long epoch, long no, String member, String reason, String at) {}

  public static String write(Admission a) {
    return text(
        new AdmissionWire(
            VERSION,
            a.id().drop().toString(),
            a.kind().name(),
            a.id().epoch(),
            a.id().no(),
            a.member().value(),
            a.seq(),
            instant(a.at())));
  }

  public static String write(Release r) {
    return text(
        new ReleaseWire(
            VERSION,
            r.id().drop().toString(),
            r.id().epoch(),
            r.id().no(),
            r.member().value(),
            r.reason().name(),
            instant(r.at())));
  }

  public static String write(ShopEvent e) {
    return ShopEventJson.write(e);
  }

  public static Admission readAdmission(String json) throws UnreadableEvent {
    return read(
        json,
        AdmissionWire.class,
        w ->
            new Admission(
                id(w.v, w.drop, w.epoch, w.no),
                DropKind.valueOf(w.kind),
                new MemberId(w.member),
                w.seq,
                Instant.parse(w.at)));
  }

  public static Release readRelease(String json) throws UnreadableEvent {
    return read(
        json,
        ReleaseWire.class,
        w ->
            new Release(
                id(w.v, w.drop, w.epoch, w.no),
                new MemberId(w.member),
                ReleaseReason.valueOf(w.reason),
                Instant.parse(w.at)));
  }

  /** Nothing when the event is of a type that came later: a reader passes over it. */
  public static Optional<ShopEvent> readShopEvent(String json) throws UnreadableEvent {
    return ShopEventJson.read(json);
  }

  static String text(Object wire) {
    return MAPPER.writeValueAsString(wire);
  }

  interface FromWire<W, E> {
    E event(W wire);
  }

  static <W, E> E read(String json, Class<W> wireType, FromWire<W, E> fromWire)
      throws UnreadableEvent {
    W wire;
    try {
      wire = MAPPER.readValue(json, wireType);
    } catch (JacksonException e) {
      throw new UnreadableEvent("not the JSON of an event", e);
    }
    if (wire == null) {
      throw new UnreadableEvent("not the JSON of an event", new NullPointerException());
    }
    try {
      return fromWire.event(wire);
    } catch (RuntimeException e) { // a field is absent or refused by its record
      throw new UnreadableEvent("a field is missing or out of bounds", e);
    }
  }

  private static AdmissionId id(int v, String drop, long epoch, long no) {
    requireVersion(v);
    return new AdmissionId(drop(drop), epoch, no);
  }

  static DropId drop(String text) {
    return DropId.parse(text).orElseThrow();
  }

  static void requireVersion(int v) {
    if (v < VERSION) {
      throw new IllegalArgumentException("no version");
    }
  }

  static String instant(Instant at) {
    String text = at.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == "2026-01-01T00:00:00Z".length() ? text.replace("Z", ".000Z") : text;
  }
}

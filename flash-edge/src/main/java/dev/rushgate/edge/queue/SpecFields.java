package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The descriptive fields of the hash {@code spec}. Instants are in ms since 1970, money in won;
 * what does not apply is empty.
 */
final class SpecFields {

  private SpecFields() {}

  /** Name, value, name, value. */
  static Stream<String> write(Drop drop, DropState state) {
    var limits = drop.limits();
    var schedule = drop.schedule();
    return Stream.of(
            offer(drop.offer()),
            Stream.of("title", drop.title(), "state", state.name()),
            Stream.of("offered", text(limits.offered()), "waitlist", text(limits.waitlist())),
            Stream.of("lobbyMax", text(limits.lobbyMax())),
            Stream.of("admitPerSecond", text(limits.admitPerSecond())),
            Stream.of("opensAt", text(schedule.opensAt()), "closesAt", text(schedule.closesAt())),
            Stream.of("lobbyOpensAt", text(schedule.lobbyOpensAt())),
            Stream.of("seed", drop.seed(), "seedHash", LobbyDraw.hashOf(drop.seed())),
            Stream.of("message", drop.message() == null ? "" : drop.message()))
        .flatMap(fields -> fields);
  }

  private static Stream<String> offer(Offer offer) {
    return switch (offer) {
      case Offer.Deal deal ->
          Stream.of(
                  Stream.of("kind", "DEAL", "productId", text(deal.productId())),
                  Stream.of("price", text(deal.price().won())),
                  Stream.of("listPrice", text(deal.listPrice().won())),
                  Stream.of("paySeconds", text(deal.payWithin().toSeconds())),
                  Stream.of("discount", "", "validUntil", ""))
              .flatMap(fields -> fields);
      case Offer.Coupon coupon ->
          Stream.of(
                  Stream.of("kind", "COUPON", "discount", text(coupon.discount().won())),
                  Stream.of("validUntil", text(coupon.validUntil())),
                  Stream.of("productId", "", "price", "", "listPrice", "", "paySeconds", ""))
              .flatMap(fields -> fields);
    };
  }

  static Drop read(DropId id, Map<String, String> fields) {
    return new Drop(
        id,
        get(fields, "title"),
        readOffer(fields),
        new Limits(
            count(fields, "offered"),
            count(fields, "waitlist"),
            count(fields, "lobbyMax"),
            count(fields, "admitPerSecond")),
        new Schedule(
            Instant.ofEpochMilli(number(fields, "opensAt")),
            Instant.ofEpochMilli(number(fields, "closesAt")),
            get(fields, "lobbyOpensAt").isEmpty()
                ? null
                : Instant.ofEpochMilli(number(fields, "lobbyOpensAt"))),
        get(fields, "seed"),
        get(fields, "message").isEmpty() ? null : get(fields, "message"));
  }

  private static Offer readOffer(Map<String, String> fields) {
    return switch (DropKind.valueOf(get(fields, "kind"))) {
      case DEAL ->
          new Offer.Deal(
              number(fields, "productId"),
              new Money(number(fields, "price")),
              new Money(number(fields, "listPrice")),
              Duration.ofSeconds(number(fields, "paySeconds")));
      case COUPON ->
          new Offer.Coupon(
              new Money(number(fields, "discount")),
              Instant.ofEpochMilli(number(fields, "validUntil")));
    };
  }

  private static String get(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(get(fields, name));
  }

  private static int count(Map<String, String> fields, String name) {
    return Math.toIntExact(number(fields, name));
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : Long.toString(instant.toEpochMilli());
  }
}

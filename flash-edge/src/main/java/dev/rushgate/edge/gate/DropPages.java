package dev.rushgate.edge.gate;

import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.gate.board.ShownState;
import dev.rushgate.edge.gate.entry.EntryProblems;
import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Instants;
import dev.rushgate.edge.http.Problems;
import dev.rushgate.edge.http.Reply;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.Offer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What everybody may see of drops, from memory. */
final class DropPages {

  private final DropBoard board;

  DropPages(DropBoard board) {
    this.board = board;
  }

  Future<Reply> time(Exchange exchange) {
    var clock = board.clock();
    return Future.succeededFuture(
        clock.known()
            ? Reply.json(200, "OK", new JsonObject().put("now", Instants.text(clock.nowMs())))
            : Problems.unavailable("The clock that opens drops cannot be read now.").reply());
  }

  Future<Reply> list(Exchange exchange) {
    String kind = exchange.request().getParam("kind");
    if (!board.isRead()) {
      return Future.succeededFuture(EntryProblems.NOT_READ);
    }
    return Future.succeededFuture(
        kind == null
            ? listed(drop -> true)
            : kindOf(kind)
                .map(wanted -> listed(view -> view.drop().kind() == wanted))
                .orElseGet(() -> Problems.invalidParameter("kind is DEAL or COUPON.").reply()));
  }

  Future<Reply> show(Exchange exchange) {
    var view = DropId.parse(exchange.variable()).flatMap(board::view);
    return Future.succeededFuture(
        view.map(v -> Reply.json(200, "OK", body(v, board.clock().nowMs())))
            .orElse(board.isRead() ? EntryProblems.DROP_UNKNOWN : EntryProblems.NOT_READ));
  }

  private static Optional<DropKind> kindOf(String text) {
    return Arrays.stream(DropKind.values()).filter(kind -> kind.name().equals(text)).findFirst();
  }

  private Reply listed(Predicate<DropView> wanted) {
    long now = board.clock().nowMs();
    var drops = new JsonArray();
    board
        .views()
        .filter(wanted)
        .filter(view -> view.shownAt(now) != ShownState.CLOSED)
        .forEach(view -> drops.add(body(view, now)));
    return Reply.json(
        200,
        "OK",
        new JsonObject()
            .put("items", drops)
            .put("page", 0)
            .put("size", drops.size())
            .put("total", drops.size()));
  }

  private static JsonObject body(DropView view, long nowMs) {
    var drop = view.drop();
    var schedule = drop.schedule();
    var body =
        new JsonObject()
            .put("id", drop.id().toString())
            .put("kind", drop.kind().name())
            .put("title", drop.title());
    offer(drop.offer(), body);
    return body.put("capacity", drop.limits().offered())
        .put("remaining", view.figures().remaining())
        .put("waiting", view.figures().waiting())
        .put("waitlist", drop.limits().waitlist())
        .put("state", view.shownAt(nowMs).name())
        .put("opensAt", Instants.text(schedule.opensAt()))
        .put("closesAt", Instants.text(schedule.closesAt()))
        .put("now", Instants.text(nowMs))
        .put("lobbyOpensAt", text(schedule.lobbyOpensAt()))
        .put("seedHash", LobbyDraw.hashOf(drop.seed()))
        .put("seed", view.figures().opened() ? drop.seed() : null);
  }

  private static void offer(Offer offer, JsonObject body) {
    switch (offer) {
      case Offer.Deal deal ->
          body.put("price", deal.price().won())
              .put("listPrice", deal.listPrice().won())
              .put("productId", Long.toString(deal.productId()));
      case Offer.Coupon coupon ->
          body.putNull("price")
              .putNull("listPrice")
              .put("discount", coupon.discount().won())
              .put("validUntil", Instants.text(coupon.validUntil()));
    }
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : Instants.text(instant);
  }
}

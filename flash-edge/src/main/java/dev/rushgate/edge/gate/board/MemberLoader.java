package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the live members of drops that refuse newcomers, each at most once per {@link #SPACING_MS};
 * see {@link LiveMembers}. Confined to the reader's event loop.
 */
final class MemberLoader {

  static final long SPACING_MS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(MemberLoader.class);

  private final RedisLink link;
  private final DropBoard board;
  private final ReadMeter meter;
  private final Map<DropId, Long> lastOwnMs = new HashMap<>();
  private final Set<DropId> underWay = new HashSet<>();

  MemberLoader(RedisLink link, DropBoard board, ReadMeter meter) {
    this.link = link;
    this.board = board;
    this.meter = meter;
  }

  /** Loads the members of the drop if this view of it, just read, asks for it. */
  void consider(DropCard card, DropView view) {
    boolean refusing = board.refusals().standing(view) != null;
    boolean loaded = card.live().trusted(view) || underWay.contains(card.id());
    if (!refusing || loaded || isTooSoon(card.id())) {
      return;
    }
    var snapshot = view.snapshot();
    if (snapshot.figures().waiting() + snapshot.units().held() > LiveMembers.MEMBERS_MAX) {
      card.live().forget();
      return;
    }
    load(card, card.live().stamp(view));
  }

  private boolean isTooSoon(DropId drop) {
    Long last = lastOwnMs.get(drop);
    return last != null && board.clock().ownMs() - last < SPACING_MS;
  }

  private void load(DropCard card, LiveMembers.Stamp stamp) {
    underWay.add(card.id());
    lastOwnMs.put(card.id(), board.clock().ownMs());
    meter.called("members");
    MemberScan.of(link, card.id())
        .onSuccess(
            members -> {
              card.live().fill(stamp, members);
              LOG.debug("live members loaded drop={} members={}", card.id(), members.size());
            })
        .onFailure(cause -> LOG.debug("live members not loaded drop={}", card.id(), cause))
        .onComplete(done -> underWay.remove(card.id()));
  }
}

package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.RevocationList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What counts at the end of rows that are added in their order: no BLOCK that was ended. */
final class LiveRevocations {

  private record Key(
      Revocation.Kind kind, String subject, OptionalLong beforeMs, OptionalLong expiresMs) {

    static Key of(Revocation.Kind kind, Revocation one) {
      return new Key(kind, one.subject(), one.beforeMs(), one.expiresMs());
    }
  }

  private final Map<Key, Revocation> live = new HashMap<>();

  /** Refuses more than any gate would hold, as nobody could confirm such a list. */
  void add(List<Revocation> rows) {
    for (var one : rows) {
      if (one.kind() == Revocation.Kind.UNBLOCK) {
        live.remove(Key.of(Revocation.Kind.BLOCK, one));
      } else {
        live.put(Key.of(one.kind(), one), one);
      }
    }
    if (live.size() > RevocationList.LIVE_MAX) {
      throw new IllegalStateException("more than " + RevocationList.LIVE_MAX + " revocations live");
    }
  }

  Collection<Revocation> all() {
    return live.values();
  }
}

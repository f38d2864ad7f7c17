package dev.rushgate.edge.gate.board;

import dev.rushgate.model.MemberId;

/**
 * Many members in little room: a 64-bit hash of each in an open-addressed table that is at most
 * half full. It may take a stranger for a member (once in very many times), never a member for a
 * stranger. Filled by one thread, then read by all.
 */
final class MemberSet {

  private static final long EMPTY = 0;
  private static final int SLOTS_MIN = 16;

  private long[] slots = new long[SLOTS_MIN];
  private int size;

  void add(String member) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    if (put(slots, hash(member))) {
      size++;
    }
  }

  boolean mayContain(MemberId member) {
    long hash = hash(member.value());
    for (int at = slot(slots, hash); slots[at] != EMPTY; at = next(slots, at)) {
      if (slots[at] == hash) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != EMPTY) {
        put(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] table, long hash) {
    int at = slot(table, hash);
    while (table[at] != EMPTY) {
      if (table[at] == hash) {
        return false;
      }
      at = next(table, at);
    }
    table[at] = hash;
    return true;
  }

  private static int slot(long[] table, long hash) {
    return (int) (hash >>> 32) & (table.length - 1);
  }

  private static int next(long[] table, int at) {
    return (at + 1) & (table.length - 1);
  }

  private static long hash(String member) {
    long hash = MemberId.hash(member);
    return hash == EMPTY ? 1 : hash;
  }
}

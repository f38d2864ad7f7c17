package dev.rushgate.edge.gate.stream;

import dev.rushgate.edge.gate.access.Bearer;
import dev.rushgate.model.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: where it is written, and whose entry it follows, if anybody's.
 *
 * @param shown what its member showed to be let in, which may be revoked meanwhile
 */
record DropStream(
    EventStream out,
    Bearer.@Nullable Member shown,
    @Nullable EntryFollower follower,
    String requestId) {

  @Nullable MemberId member() {
    return shown == null ? null : shown.id();
  }
}

package dev.rushgate.edge.gate.stream;

import dev.rushgate.model.MemberId;
import org.jspecify.annotations.Nullable;

/** One open stream: where it is written, and whose entry it follows, if anybody's. */
record DropStream(
    EventStream out,
    @Nullable MemberId member,
    @Nullable EntryFollower follower,
    String requestId) {}

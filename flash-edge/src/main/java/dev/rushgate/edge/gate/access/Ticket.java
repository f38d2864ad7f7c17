package dev.rushgate.edge.gate.access;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.OptionalLong;

/**
 * What a member shows to be told their place without a look into Redis.
 *
 * @param score sequence number, or the place in the lobby when negative
 * @param place pops of the epoch before this one's turn; empty in a lobby
 * @param issuedAtMs by Redis' clock
 */
public record Ticket(
    DropId drop, MemberId member, long epoch, long score, OptionalLong place, long issuedAtMs) {}

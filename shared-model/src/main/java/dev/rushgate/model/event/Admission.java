package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.MemberId;
import java.time.Instant;

/**
 * A unit was taken for a member whose entry had the number {@code seq}. May arrive more than once,
 * late, and at two consumers; the id alone decides.
 */
public record Admission(AdmissionId id, DropKind kind, MemberId member, long seq, Instant at) {}

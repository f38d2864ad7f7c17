package dev.rushgate.model.event;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import java.time.Instant;

/** The unit of an admission came back: at most one for each admission, delivered at least once. */
public record Release(AdmissionId id, MemberId member, ReleaseReason reason, Instant at) {}

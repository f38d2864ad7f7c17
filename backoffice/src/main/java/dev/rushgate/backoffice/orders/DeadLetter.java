package dev.rushgate.backoffice.orders;

import dev.rushgate.model.AdmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An admission that could not be settled; it holds its unit until an operator decides. */
public record DeadLetter(
    AdmissionId id, String member, long sequence, @Nullable String reason, Instant at) {}

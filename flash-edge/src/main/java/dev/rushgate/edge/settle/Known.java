package dev.rushgate.edge.settle;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import java.util.function.Function;

/** An admission that has its row already: whose it is, and what became of it. */
record Known(AdmissionId id, MemberId member, Function<Admission, Fate> fate) {}

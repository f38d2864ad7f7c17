package dev.rushgate.edge.queue;

/** Redis holds nothing of such a drop: there is none, or Redis came back empty. */
public record DropUnknown()
    implements EnterReply,
        EntriesReply,
        LeaveOutcome,
        AdmitOutcome,
        AcknowledgeOutcome,
        ReleaseOutcome,
        ResultOutcome,
        RefuseOutcome,
        FinalOutcome,
        UpdateOutcome,
        SnapshotReply {}

package dev.rushgate.edge.queue;

/**
 * Redis holds no trustworthy state of the drop: it restarted, is being rebuilt or was never given
 * the drop. Nothing was changed. {@code reason} is UNPUBLISHED, FENCED or RESTARTED.
 */
public record NotArmed(String reason)
    implements EnterReply,
        EntriesReply,
        LeaveOutcome,
        AdmitOutcome,
        ReleaseOutcome,
        ResultOutcome,
        RefuseOutcome,
        FinalOutcome,
        UpdateOutcome {}

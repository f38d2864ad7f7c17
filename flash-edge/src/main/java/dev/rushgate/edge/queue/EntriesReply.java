package dev.rushgate.edge.queue;

import java.util.List;

/** The answer to the question for many entries at once. */
public sealed interface EntriesReply permits EntriesReply.Found, NotArmed, DropUnknown {

  /** One entry per member, in the order asked for ({@link Entry.None} where there is none). */
  record Found(Figures figures, List<Entry> entries) implements EntriesReply {}
}

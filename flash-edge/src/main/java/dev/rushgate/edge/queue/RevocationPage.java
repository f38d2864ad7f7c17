package dev.rushgate.edge.queue;

import java.util.List;

/** What reading the list of revocations came to. */
public sealed interface RevocationPage {

  /** There is no list: Redis lost it, or nobody wrote it yet. */
  record Missing() implements RevocationPage {}

  /**
   * A part of it, the lowest numbers first, at the same instant as its head.
   *
   * @param size elements of the whole list
   * @param last whether nothing follows these
   */
  record Part(RevocationHead head, int size, List<Revocation> revocations, boolean last)
      implements RevocationPage {}
}

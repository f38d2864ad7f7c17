package dev.rushgate.backoffice.platform.push;

import dev.rushgate.backoffice.platform.web.SignedIn;
import java.util.Collection;
import java.util.Map;

/** Knows which sessions still hold; implemented where sessions are kept. */
public interface OpenSessions {

  /** A session, and whose it was when it was looked at last. */
  record Key(String session, long staff) {}

  /** Those that neither ended nor were idle for too long, each with who it belongs to now. */
  Map<Key, SignedIn> holding(Collection<Key> sessions);
}

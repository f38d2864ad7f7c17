package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.live.Fate;
import dev.rushgate.backoffice.platform.InvalidInput;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entries are looked for: those of a member, or else of a fate; nothing given is all. */
record EntrySearch(String member, @Nullable Fate fate) {

  private static final int MEMBER_MAX = 64;

  /** Refuses a word that is no fate with {@code InvalidInput}. */
  static EntrySearch of(String member, String fate) {
    String plain = member.strip();
    return new EntrySearch(
        plain.substring(0, Math.min(plain.length(), MEMBER_MAX)),
        fate.isEmpty()
            ? null
            : Arrays.stream(Fate.values())
                .filter(one -> one.name().equals(fate))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("fate", "is one of " + List.of(Fate.values()))));
  }
}

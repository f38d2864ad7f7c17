package dev.rushgate.backoffice.audit.web;

import dev.rushgate.backoffice.audit.AuditSearch;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.Days;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a search, as an address has them; what is left out is any. */
record AuditQuery(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String kind,
    @Nullable String subject,
    @Nullable String from,
    @Nullable String to) {

  /** Refuses what means nothing with {@code InvalidInput}. */
  AuditSearch search(ZoneId zone) {
    Days days = Days.of(plain(from), plain(to));
    return new AuditSearch(
        plain(actor),
        plain(action),
        kindOf(plain(kind)),
        plain(subject),
        days.begin(zone),
        days.end(zone));
  }

  Map<String, String> asked() {
    var asked = new LinkedHashMap<String, String>();
    asked.put("actor", plain(actor));
    asked.put("action", plain(action));
    asked.put("kind", plain(kind));
    asked.put("subject", plain(subject));
    asked.put("from", plain(from));
    asked.put("to", plain(to));
    return asked;
  }

  private static Subject.@Nullable Kind kindOf(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(Subject.Kind.values())
            .filter(kind -> kind.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("kind", "is no kind of subject"));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

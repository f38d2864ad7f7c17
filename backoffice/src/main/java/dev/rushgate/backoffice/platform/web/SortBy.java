package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import java.util.Map;
import org.springframework.data.domain.Sort;

/** The columns that a list can be sorted by, each with the property behind it. */
public record SortBy(Map<String, String> columns) {

  private static final String DESCENDING = "-";

  public SortBy {
    columns = Map.copyOf(columns);
  }

  /** Refuses an unknown column with {@code InvalidInput}. Equal values stand by their ids. */
  public Sort of(String wished) {
    boolean descending = wished.startsWith(DESCENDING);
    String property = columns.get(descending ? wished.substring(1) : wished);
    if (property == null) {
      throw InvalidInput.of("sort", "is one of " + columns.keySet());
    }
    Sort sort = Sort.by(property).and(Sort.by("id"));
    return descending ? sort.descending() : sort.ascending();
  }
}

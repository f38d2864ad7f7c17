package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Inspection;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** Which page of a list is wanted: {@code page} from 0, {@code size} of 1 to 100. */
public record PageQuery(int page, int size) {

  public static final String FIRST = "0";
  public static final String SIZE_DEFAULT = "20";

  static final int PAGE_MAX = 10_000;
  private static final int SIZE_MAX = 100;

  /** Refuses a page or size out of bounds with {@code InvalidInput}. */
  public PageQuery {
    var inspection = new Inspection();
    inspection.number(page, "page", 0, PAGE_MAX);
    inspection.number(size, "size", 1, SIZE_MAX);
    inspection.end();
  }

  public Pageable sortedBy(Sort sort) {
    return PageRequest.of(page, size, sort);
  }
}

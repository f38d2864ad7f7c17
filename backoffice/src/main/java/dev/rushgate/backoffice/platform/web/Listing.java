package dev.rushgate.backoffice.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/**
 * A list on a page: its rows, and the addresses of its neighbours. What is searched and sorted by
 * stands in the address, so that it can be shared.
 *
 * @param filters what was asked for, by parameter; what is empty is left out of addresses
 * @param sort a column, with {@code -} before it for descending
 */
public record Listing<T>(
    List<T> items,
    int page,
    int size,
    long total,
    String path,
    Map<String, String> filters,
    String sort) {

  private static final List<Integer> SIZES = List.of(20, 50, 100);

  public static <S, T> Listing<T> of(
      Page<S> found, Function<S, T> row, String path, Map<String, String> filters, String sort) {
    return new Listing<>(
        found.getContent().stream().map(row).toList(),
        found.getNumber(),
        found.getSize(),
        found.getTotalElements(),
        path,
        Map.copyOf(filters),
        sort);
  }

  /** The sizes that a page offers. */
  public List<Integer> sizes() {
    return SIZES;
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether something was asked for that could be asked for less. */
  public boolean isNarrowed() {
    return filters.values().stream().anyMatch(value -> !value.isEmpty());
  }

  public String filter(String name) {
    return filters.getOrDefault(name, "");
  }

  public long from() {
    return (long) page * size + 1;
  }

  public long to() {
    return (long) page * size + items.size();
  }

  public boolean hasNext() {
    return to() < total && page < PageQuery.PAGE_MAX;
  }

  public boolean hasPrevious() {
    return page > 0;
  }

  public String nextPage() {
    return address(Map.of("page", Integer.toString(page + 1)));
  }

  public String previousPage() {
    return address(Map.of("page", Integer.toString(page - 1)));
  }

  public String ofSize(int other) {
    return address(Map.of("page", "", "size", Integer.toString(other)));
  }

  /** Ascending first; the column that it is sorted by turns round. */
  public String sortedBy(String column) {
    String next = sort.equals(column) ? "-" + column : column;
    return address(Map.of("page", "", "sort", next));
  }

  /** What screen readers are told of a column. */
  public String ariaSort(String column) {
    return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : "none";
  }

  /** With one filter set otherwise, from the first page. */
  public String with(String filter, String value) {
    return address(Map.of("page", "", filter, value));
  }

  /** With nothing asked for. */
  public String everything() {
    return path;
  }

  /** What was asked for, asked of another path: the whole list, for an export. */
  public String at(String other) {
    return address(other, Map.of("page", "", "sort", "", "size", ""));
  }

  private String address(Map<String, String> other) {
    return address(path, other);
  }

  private String address(String path, Map<String, String> other) {
    var query = new LinkedHashMap<String, String>();
    filters.keySet().stream().sorted().forEach(name -> query.put(name, filter(name)));
    query.put("sort", sort);
    query.put("size", size == SIZES.getFirst() ? "" : Integer.toString(size));
    query.putAll(other);
    var address = new StringBuilder(path);
    query.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            address.append(address.length() == path.length() ? '?' : '&');
            address.append(name).append('=').append(encoded(value));
          }
        });
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

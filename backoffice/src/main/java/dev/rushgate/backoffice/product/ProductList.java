package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of products. Each reads from an index: that of its order, or that of the names. */
@Repository
class ProductList {

  private static final String COLUMNS =
      """
      SELECT p.id, p.name, p.description, p.price, p.stock, p.state, p.image_hash, p.version,
        p.created_at, p.updated_at
      """;

  private static final String COUNT = "SELECT COUNT(*)";
  private static final String ALL = " FROM product p WHERE p.state = ?";

  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "p.id",
          "name", "p.name",
          "price", "p.price",
          "stock", "p.stock",
          "updatedAt", "p.updated_at");

  private final JdbcClient database;

  ProductList(JdbcClient database) {
    this.database = database;
  }

  /** A part of a statement with the values that it takes. */
  private record Part(String sql, List<Object> values) {

    Part and(String more, Object... further) {
      var all = new ArrayList<>(values);
      all.addAll(List.of(further));
      return new Part(sql + more, all);
    }
  }

  Page<ProductDetails> page(ProductSearch search, Pageable page) {
    Part found = found(search);
    long total = database.sql(COUNT + found.sql).params(found.values).query(Long.class).single();
    Part shown =
        found.and(
            order(page.getSort()) + " LIMIT ? OFFSET ?", page.getPageSize(), page.getOffset());
    return new PageImpl<>(read(shown), page, total);
  }

  /** The next ones with smaller ids, the newest first. */
  List<ProductDetails> before(ProductSearch search, long id, int productsMax) {
    return read(found(search).and(" AND p.id < ? ORDER BY p.id DESC LIMIT ?", id, productsMax));
  }

  /**
   * Those that there are; with their rows locked, in the order of the ids, when they will change.
   */
  Map<Long, ProductDetails> byId(Collection<Long> ids, boolean locked) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String places = String.join(",", Collections.nCopies(ids.size(), "?"));
    String from = " FROM product p WHERE p.id IN (" + places + ") ORDER BY p.id";
    return read(new Part(from + (locked ? " FOR UPDATE" : ""), List.copyOf(ids))).stream()
        .collect(Collectors.toMap(ProductDetails::id, Function.identity()));
  }

  private List<ProductDetails> read(Part part) {
    return database.sql(COLUMNS + part.sql).params(part.values).query(ProductList::details).list();
  }

  private static Part found(ProductSearch search) {
    List<String> parts = search.parts().stream().map(ProductList::beginningWith).toList();
    Part found = parts.isEmpty() ? new Part(ALL, List.of()) : named(parts);
    found = found.and("", search.state().name());
    Long id = search.id();
    found = id == null ? found : found.and(" AND p.id = ?", id);
    return search.soldOut() ? found.and(" AND p.stock = 0") : found;
  }

  /** The names are asked first, whatever the order: that of the join is that of the text. */
  private static Part named(List<String> parts) {
    var found = new StringBuilder(" FROM (SELECT DISTINCT t0.product_id FROM product_term t0");
    for (int i = 1; i < parts.size(); i++) {
      String term = "t" + i;
      found.append(" JOIN product_term ").append(term);
      found.append(" ON ").append(term).append(".product_id = t0.product_id");
      found.append(" AND ").append(term).append(".term LIKE ? ESCAPE '!'");
    }
    found.append(" WHERE t0.term LIKE ? ESCAPE '!') found");
    found.append(" STRAIGHT_JOIN product p ON p.id = found.product_id WHERE p.state = ?");
    var values = new ArrayList<Object>(parts.subList(1, parts.size()));
    values.add(parts.getFirst());
    return new Part(found.toString(), values);
  }

  private static String order(Sort sort) {
    return sort.stream()
        .map(
            order ->
                Objects.requireNonNull(ORDERS.get(order.getProperty()))
                    + (order.isAscending() ? "" : " DESC"))
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private static String beginningWith(String text) {
    return text.replaceAll("[!%_]", "!$0") + "%";
  }

  private static ProductDetails details(ResultSet row, int number) throws SQLException {
    return new ProductDetails(
        row.getLong("id"),
        row.getString("name"),
        row.getString("description"),
        row.getLong("price"),
        row.getInt("stock"),
        ProductState.valueOf(row.getString("state")),
        row.getString("image_hash"),
        row.getLong("version"),
        Utc.instant(row.getObject("created_at", LocalDateTime.class)),
        Utc.instant(row.getObject("updated_at", LocalDateTime.class)));
  }
}

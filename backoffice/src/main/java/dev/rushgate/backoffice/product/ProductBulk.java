package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes many products in one transaction, each as if it were changed alone. */
@Service
public class ProductBulk {

  private static final String INSERT =
      """
      INSERT INTO product (id, name, description, price, stock, version, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final String UPDATE =
      """
      UPDATE product SET name = ?, description = ?, price = ?, stock = ?, version = version + 1,
        updated_at = UTC_TIMESTAMP(3)
      WHERE id = ?
      """;

  private final ProductList list;
  private final TermRows terms;
  private final StockHistory history;
  private final AuditLog audit;
  private final JdbcClient database;
  private final Ids ids;

  ProductBulk(
      ProductList list,
      TermRows terms,
      StockHistory history,
      AuditLog audit,
      JdbcClient database,
      Ids ids) {
    this.list = list;
    this.terms = terms;
    this.history = history;
    this.audit = audit;
    this.database = database;
    this.ids = ids;
  }

  /**
   * A product as it is to be.
   *
   * @param row by which its sender knows it
   * @param id null for a new one, whose change then names everything
   */
  public record Line(int row, @Nullable Long id, ProductChange change) {}

  /** Who writes, and what is written down as the reason. */
  public record Author(Actor actor, String reason) {}

  @Transactional(readOnly = true)
  public Map<Long, ProductDetails> find(Collection<Long> products) {
    return list.byId(products, false);
  }

  /**
   * Writes the lines, unless a product has another version than its line says, or is gone; what is
   * as it should be already is not touched.
   *
   * @return the rows that stood in the way; when there are any, the caller rolls back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Integer> write(List<Line> lines, Author author) {
    List<Long> known = lines.stream().map(Line::id).filter(Objects::nonNull).sorted().toList();
    Map<Long, ProductDetails> before = list.byId(known, true);
    var inTheWay = new ArrayList<Integer>();
    var names = new HashMap<Long, String>();
    for (Line line : lines) {
      ProductDetails old = line.id() == null ? null : before.get(line.id());
      if (line.id() == null) {
        create(line, author, names);
      } else if (old == null || !Objects.equals(line.change().version(), old.version())) {
        inTheWay.add(line.row());
      } else {
        update(old, line, author, names);
      }
    }
    if (!names.isEmpty()) {
      terms.write(names);
    }
    return inTheWay;
  }

  private void create(Line line, Author author, Map<Long, String> names) {
    ProductSheet sheet = line.change().over(ProductSheet.BLANK);
    long id = ids.next();
    database
        .sql(INSERT)
        .params(id, sheet.name(), sheet.description(), sheet.price(), sheet.stock())
        .update();
    names.put(id, sheet.name());
    moved(id, sheet.stock(), author);
    audit.changed(author.actor(), Subject.product(id), "created", null, sheet, author.reason());
  }

  private void update(ProductDetails old, Line line, Author author, Map<Long, String> names) {
    ProductSheet was = old.sheet();
    ProductSheet sheet = line.change().over(was);
    if (sheet.equals(was)) {
      return;
    }
    database
        .sql(UPDATE)
        .params(sheet.name(), sheet.description(), sheet.price(), sheet.stock(), old.id())
        .update();
    if (!sheet.name().equals(was.name())) {
      names.put(old.id(), sheet.name());
    }
    if (sheet.stock() != was.stock()) {
      moved(old.id(), sheet.stock() - was.stock(), author);
    }
    audit.changed(
        author.actor(), Subject.product(old.id()), "changed", was, sheet, author.reason());
  }

  private void moved(long product, int difference, Author author) {
    history.changed(
        product,
        difference,
        new StockHistory.Note(StockCause.IMPORT, null, author.reason(), author.actor()));
  }
}

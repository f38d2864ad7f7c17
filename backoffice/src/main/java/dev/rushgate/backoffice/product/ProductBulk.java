package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
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
  private final JdbcOperations database;
  private final Ids ids;

  ProductBulk(
      ProductList list,
      TermRows terms,
      StockHistory history,
      AuditLog audit,
      JdbcOperations database,
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

  /** What is to be written, gathered so that it takes few statements. */
  private record Batch(
      List<Object[]> inserts,
      List<Object[]> updates,
      Map<Long, Integer> moves,
      Map<Long, String> names) {

    Batch() {
      this(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

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
    var batch = new Batch();
    for (Line line : lines) {
      ProductDetails old = line.id() == null ? null : before.get(line.id());
      if (line.id() == null) {
        create(line, author, batch);
      } else if (old == null || !Objects.equals(line.change().version(), old.version())) {
        inTheWay.add(line.row());
      } else {
        update(old, line, author, batch);
      }
    }
    write(batch, author);
    return inTheWay;
  }

  private void write(Batch batch, Author author) {
    database.batchUpdate(INSERT, batch.inserts());
    database.batchUpdate(UPDATE, batch.updates());
    var note =
        new StockHistory.Note(StockCause.IMPORT, null, null, author.reason(), author.actor());
    history.changed(batch.moves(), note);
    if (!batch.names().isEmpty()) {
      terms.write(batch.names());
    }
  }

  private void create(Line line, Author author, Batch batch) {
    ProductSheet sheet = line.change().over(ProductSheet.BLANK);
    long id = ids.next();
    batch
        .inserts()
        .add(new Object[] {id, sheet.name(), sheet.description(), sheet.price(), sheet.stock()});
    batch.names().put(id, sheet.name());
    batch.moves().put(id, sheet.stock());
    audit.changed(author.actor(), Subject.product(id), "created", null, sheet, author.reason());
  }

  private void update(ProductDetails old, Line line, Author author, Batch batch) {
    ProductSheet was = old.sheet();
    ProductSheet sheet = line.change().over(was);
    if (sheet.equals(was)) {
      return;
    }
    batch
        .updates()
        .add(
            new Object[] {
              sheet.name(), sheet.description(), sheet.price(), sheet.stock(), old.id()
            });
    if (!sheet.name().equals(was.name())) {
      batch.names().put(old.id(), sheet.name());
    }
    if (sheet.stock() != was.stock()) {
      batch.moves().put(old.id(), sheet.stock() - was.stock());
    }
    audit.changed(
        author.actor(), Subject.product(old.id()), "changed", was, sheet, author.reason());
  }
}

package dev.rushgate.backoffice.product;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.product.image.Picture;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where pictures are kept: in the database, so that every server serves them. */
@Component
@Transactional
class ImageShelf {

  private static final Logger LOG = LoggerFactory.getLogger(ImageShelf.class);

  private static final String CLEAR = "DELETE FROM product_image WHERE product_id = ?";
  private static final String INSERT =
      "INSERT INTO product_image (product_id, width, hash, content) VALUES (?, ?, ?, ?)";
  private static final String FIND =
      "SELECT content FROM product_image WHERE hash = ? AND width = ? LIMIT 1";

  private final ProductRepository products;
  private final JdbcClient database;
  private final DatabaseClock clock;
  private final AuditLog audit;

  ImageShelf(ProductRepository products, JdbcClient database, DatabaseClock clock, AuditLog audit) {
    this.products = products;
    this.database = database;
    this.clock = clock;
    this.audit = audit;
  }

  Optional<ProductDetails> put(long productId, Picture picture) {
    return shown(productId, picture.name(), "image changed")
        .map(
            product -> {
              database.sql(CLEAR).param(productId).update();
              picture
                  .sizes()
                  .forEach(
                      (size, file) ->
                          database
                              .sql(INSERT)
                              .params(productId, size, picture.name(), file)
                              .update());
              return product;
            });
  }

  Optional<ProductDetails> clear(long productId) {
    return shown(productId, null, "image removed")
        .map(
            product -> {
              database.sql(CLEAR).param(productId).update();
              return product;
            });
  }

  @Transactional(readOnly = true)
  Optional<byte[]> find(String name, int size) {
    return database.sql(FIND).params(name, size).query(byte[].class).optional();
  }

  /** Under the product's lock, so that two pictures never share a shelf. */
  private Optional<ProductDetails> shown(long productId, @Nullable String name, String action) {
    return products
        .lock(productId)
        .map(
            product -> {
              ProductDetails before = product.details();
              if (Objects.equals(before.image(), name)) {
                return before;
              }
              product.show(name, clock.now());
              products.flush();
              ProductDetails after = product.details();
              audit.changed(Subject.product(productId), action, before, after);
              LOG.info("product {} product={}", action, productId);
              return after;
            });
  }
}

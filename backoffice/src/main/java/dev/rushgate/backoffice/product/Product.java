package dev.rushgate.backoffice.product;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that the shop sells. Its version counts every change, those of the stock included. */
@Entity
@Table(name = "product")
class Product {

  @Id private long id;
  private String name;
  private String description;
  private long price;
  private int stock;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private ProductState state;

  @Column(name = "image_hash")
  private @Nullable String image;

  @Version private long version;
  private Instant createdAt;
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected Product() {}

  Product(long id, ProductSheet sheet, Instant now) {
    this.id = id;
    this.name = sheet.name();
    this.description = sheet.description();
    this.price = sheet.price();
    this.stock = sheet.stock();
    this.state = ProductState.ACTIVE;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Takes over what the change gives; refuses when it was made for another version. */
  boolean change(ProductChange change, Instant now) {
    if (!isOfVersion(change.version())) {
      return false;
    }
    ProductSheet changed = change.over(new ProductSheet(name, description, price, stock));
    name = changed.name();
    description = changed.description();
    price = changed.price();
    stock = changed.stock();
    updatedAt = now;
    return true;
  }

  boolean isOfVersion(@Nullable Long seen) {
    return seen == null || seen == version;
  }

  void become(ProductState wanted, Instant now) {
    state = wanted;
    updatedAt = now;
  }

  /** Names another picture, or with null none. */
  void show(@Nullable String picture, Instant now) {
    image = picture;
    updatedAt = now;
  }

  void stockIs(int units, Instant now) {
    stock = units;
    updatedAt = now;
  }

  ProductDetails details() {
    return new ProductDetails(
        id, name, description, price, stock, state, image, version, createdAt, updatedAt);
  }
}

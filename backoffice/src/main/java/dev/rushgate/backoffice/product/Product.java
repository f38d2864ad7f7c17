package dev.rushgate.backoffice.product;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Something that the shop sells. Its version counts every change, those of the stock included. */
@Entity
@Table(name = "product")
class Product {

  @Id private long id;
  private String name;
  private String description;
  private long price;
  private int stock;
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
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Takes over what the change gives; refuses when it was made for another version. */
  boolean change(ProductChange change, Instant now) {
    if (change.version() != null && change.version() != version) {
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

  ProductDetails details() {
    return new ProductDetails(id, name, description, price, stock, version, createdAt, updatedAt);
  }
}

package dev.rushgate.backoffice.product;

/** Whether a product is still sold. */
public enum ProductState {
  ACTIVE,
  /** Not shown to shoppers, not in lists unless asked for, and no deal gets units of it. */
  ARCHIVED
}

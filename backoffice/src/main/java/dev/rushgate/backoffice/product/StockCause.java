package dev.rushgate.backoffice.product;

/** Why a stock changed. */
public enum StockCause {
  /** The product was made with it. */
  CREATED,
  /** Somebody said so. */
  MANUAL,
  /** A file said so. */
  IMPORT,
  /** A deal took units out or gave some back. */
  DEAL,
  /** An order took units out or gave some back. */
  ORDER
}

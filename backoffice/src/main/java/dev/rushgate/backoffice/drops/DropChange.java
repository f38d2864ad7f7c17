package dev.rushgate.backoffice.drops;

import java.util.Set;

/** What became of what an operator wanted of a drop. */
public sealed interface DropChange {

  /** As wanted, now or before. */
  record Done(DropDetails drop) implements DropChange {}

  record DropUnknown() implements DropChange {}

  record ProductUnknown() implements DropChange {}

  record OutOfStock() implements DropChange {}

  record AlreadyOpen() implements DropChange {}

  record Closed() implements DropChange {}

  record Archived() implements DropChange {}

  /** The drop has another version than the change was made for. */
  record Conflict() implements DropChange {}

  /** Nothing forbids it, but somebody should look twice and say so. */
  record Unconfirmed(Set<DropWarning> warnings) implements DropChange {}
}

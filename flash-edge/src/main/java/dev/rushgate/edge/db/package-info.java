/** The way to the database: one pool, statements of many rows, and what is tried again. */
@NullMarked
package dev.rushgate.edge.db;

import org.jspecify.annotations.NullMarked;

/** Calls of the services' JSON APIs, for {@code scripts/up} and the scripts beside it. */
@NullMarked
package dev.rushgate.stack.up.api;

import org.jspecify.annotations.NullMarked;

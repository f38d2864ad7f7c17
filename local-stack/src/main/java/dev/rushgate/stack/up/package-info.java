/** The whole system on this machine for {@code scripts/up}: stores, services, demo data, tokens. */
@NullMarked
package dev.rushgate.stack.up;

import org.jspecify.annotations.NullMarked;

/** What stands behind the rush: products, drops, orders, and the books that must add up. */
@NullMarked
package dev.rushgate.backoffice;

import org.jspecify.annotations.NullMarked;

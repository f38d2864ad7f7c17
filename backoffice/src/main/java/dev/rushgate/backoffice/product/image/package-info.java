/** Pictures from outside: looked at with suspicion, and made anew before anybody sees them. */
@NullMarked
package dev.rushgate.backoffice.product.image;

import org.jspecify.annotations.NullMarked;

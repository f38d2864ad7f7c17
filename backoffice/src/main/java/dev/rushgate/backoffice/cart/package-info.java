/** Members' carts: what they mean to buy, shown as it could be bought now. */
@ApplicationModule(allowedDependencies = {"platform", "product"})
@NullMarked
package dev.rushgate.backoffice.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

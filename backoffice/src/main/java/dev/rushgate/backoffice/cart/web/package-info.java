/** The shoppers' calls about their carts. */
@NullMarked
package dev.rushgate.backoffice.cart.web;

import org.jspecify.annotations.NullMarked;

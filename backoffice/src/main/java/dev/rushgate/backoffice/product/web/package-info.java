/** The admin calls about products. */
@NullMarked
package dev.rushgate.backoffice.product.web;

import org.jspecify.annotations.NullMarked;

/** The admin calls about orders and dead letters. */
@NullMarked
package dev.rushgate.backoffice.orders.web;

import org.jspecify.annotations.NullMarked;

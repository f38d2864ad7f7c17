/** Payments for the staff, and the gateway's hints. */
@NullMarked
package dev.rushgate.backoffice.payment.web;

import org.jspecify.annotations.NullMarked;

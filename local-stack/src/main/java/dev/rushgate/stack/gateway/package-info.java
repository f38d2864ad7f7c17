/** A stand-in for the payment gateway: its API over HTTP, with a book of its own and its faults. */
@NullMarked
package dev.rushgate.stack.gateway;

import org.jspecify.annotations.NullMarked;

/**
 * A goods shop with everything in it that pages show: made once in an empty system, by the calls
 * that shoppers and operators have.
 */
@NullMarked
package dev.rushgate.stack.up.demo;

import org.jspecify.annotations.NullMarked;

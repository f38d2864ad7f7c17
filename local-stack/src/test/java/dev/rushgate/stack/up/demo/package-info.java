/** Tests of the demo shop's tables and pictures. */
@NullMarked
package dev.rushgate.stack.up.demo;

import org.jspecify.annotations.NullMarked;

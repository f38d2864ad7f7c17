@NullMarked
package dev.rushgate.stack.gateway;

import org.jspecify.annotations.NullMarked;

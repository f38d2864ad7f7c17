/** What runs inside the broker's own JVM; nothing here is called by users of the stack. */
@NullMarked
package dev.rushgate.stack.broker;

import org.jspecify.annotations.NullMarked;

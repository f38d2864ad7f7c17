/** A data platform over HTTP that can be told to fail, and keeps what it was sent. */
@NullMarked
package dev.rushgate.stack.dataplatform;

import org.jspecify.annotations.NullMarked;

/** Redis to Kafka: hands out the units of every queue in order, and brings back what returns. */
@NullMarked
package dev.rushgate.edge.drain;

import org.jspecify.annotations.NullMarked;

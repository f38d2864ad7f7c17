/** How the edge writes to Kafka and reads from it: settings, bounded sending, explicit reading. */
@NullMarked
package dev.rushgate.edge.kafka;

import org.jspecify.annotations.NullMarked;

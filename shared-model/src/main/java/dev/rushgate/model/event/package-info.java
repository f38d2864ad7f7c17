/** The records that travel through Kafka, and their JSON. */
@NullMarked
package dev.rushgate.model.event;

import org.jspecify.annotations.NullMarked;

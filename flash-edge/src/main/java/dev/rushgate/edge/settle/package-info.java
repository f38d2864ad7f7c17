/** Kafka to the database: one transaction per polled batch turns admissions into what was won. */
@NullMarked
package dev.rushgate.edge.settle;

import org.jspecify.annotations.NullMarked;

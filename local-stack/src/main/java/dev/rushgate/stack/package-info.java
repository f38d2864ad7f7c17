/**
 * Real MariaDB, Redis and Kafka on this machine, without root or containers, for people and tests.
 */
@NullMarked
package dev.rushgate.stack;

import org.jspecify.annotations.NullMarked;

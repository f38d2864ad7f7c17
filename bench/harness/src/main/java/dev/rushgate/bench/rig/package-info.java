/** The stores and services that a scenario measures. */
@NullMarked
package dev.rushgate.bench.rig;

import org.jspecify.annotations.NullMarked;

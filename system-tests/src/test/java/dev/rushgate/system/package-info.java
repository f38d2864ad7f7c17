/** Flows and faults across both services, run as processes on real servers. */
@NullMarked
package dev.rushgate.system;

import org.jspecify.annotations.NullMarked;

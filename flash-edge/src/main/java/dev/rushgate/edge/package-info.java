/** The event-loop edge: one binary whose roles are chosen by configuration. */
@NullMarked
package dev.rushgate.edge;

import org.jspecify.annotations.NullMarked;

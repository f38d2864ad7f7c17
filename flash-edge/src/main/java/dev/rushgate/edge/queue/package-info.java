/**
 * The queue of a drop and the list of revocations in Redis: the link to Redis, the scripts, and
 * their answers as types.
 */
@NullMarked
package dev.rushgate.edge.queue;

import org.jspecify.annotations.NullMarked;

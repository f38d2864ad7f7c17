/** Load at a constant offered rate, whatever the server does. */
@NullMarked
package dev.rushgate.bench.load;

import org.jspecify.annotations.NullMarked;

/** What every HTTP answer of the edge has in common: routes, bounds, problems, request ids. */
@NullMarked
package dev.rushgate.edge.http;

import org.jspecify.annotations.NullMarked;

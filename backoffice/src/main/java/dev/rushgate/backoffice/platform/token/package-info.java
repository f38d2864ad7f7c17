/** Access tokens, and which of them count no longer though they have not expired. */
@NullMarked
package dev.rushgate.backoffice.platform.token;

import org.jspecify.annotations.NullMarked;

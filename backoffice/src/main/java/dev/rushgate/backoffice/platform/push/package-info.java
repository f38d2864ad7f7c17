/** Server push to the pages of staff: streams that hold no thread, and end with their session. */
@NullMarked
package dev.rushgate.backoffice.platform.push;

import org.jspecify.annotations.NullMarked;

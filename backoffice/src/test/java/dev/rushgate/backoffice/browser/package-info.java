/** The pages of staff in a real browser: each page looked at, and flows as people walk them. */
@NullMarked
package dev.rushgate.backoffice.browser;

import org.jspecify.annotations.NullMarked;

/** A real browser for tests: what a person does on a page, and what is wrong with the page. */
@NullMarked
package dev.rushgate.browser;

import org.jspecify.annotations.NullMarked;

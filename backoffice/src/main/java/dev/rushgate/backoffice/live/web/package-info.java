/** The live pages, their push, and the calls that can do the same. */
@NullMarked
package dev.rushgate.backoffice.live.web;

import org.jspecify.annotations.NullMarked;

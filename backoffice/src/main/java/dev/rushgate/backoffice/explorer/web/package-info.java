/** The page of the admin API, read from its contract. */
@NullMarked
package dev.rushgate.backoffice.explorer.web;

import org.jspecify.annotations.NullMarked;

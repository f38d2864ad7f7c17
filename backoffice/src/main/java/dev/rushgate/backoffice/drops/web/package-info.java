/** The admin calls about drops. */
@NullMarked
package dev.rushgate.backoffice.drops.web;

import org.jspecify.annotations.NullMarked;

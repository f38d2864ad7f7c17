/** How staff sign in and out by browser, and what a session is worth. */
@NullMarked
package dev.rushgate.backoffice.staff.web;

import org.jspecify.annotations.NullMarked;

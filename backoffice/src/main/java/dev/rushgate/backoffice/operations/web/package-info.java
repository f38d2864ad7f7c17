/** The first page of the back office. */
@NullMarked
package dev.rushgate.backoffice.operations.web;

import org.jspecify.annotations.NullMarked;

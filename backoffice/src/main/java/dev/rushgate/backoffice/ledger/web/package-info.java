/** The admin call that shows a ledger. */
@NullMarked
package dev.rushgate.backoffice.ledger.web;

import org.jspecify.annotations.NullMarked;

/** The audit log as a page, as calls and as a table to keep. */
@NullMarked
package dev.rushgate.backoffice.audit.web;

import org.jspecify.annotations.NullMarked;

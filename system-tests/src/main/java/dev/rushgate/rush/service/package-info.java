/** The running system as its operator sees it: addresses, tokens, the back office, its clock. */
@NullMarked
package dev.rushgate.rush.service;

import org.jspecify.annotations.NullMarked;

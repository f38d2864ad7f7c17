/** One running back office for all tests, and the means to speak with it and with its stores. */
@NullMarked
package dev.rushgate.backoffice.testkit;

import org.jspecify.annotations.NullMarked;

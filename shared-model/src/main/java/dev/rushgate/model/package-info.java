/** The words of the domain that both services share: ids, money, drops, admissions. */
@NullMarked
package dev.rushgate.model;

import org.jspecify.annotations.NullMarked;

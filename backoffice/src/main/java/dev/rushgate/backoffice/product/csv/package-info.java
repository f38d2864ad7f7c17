/** Products as sheets of comma-separated values: files that come in, files that go out. */
@NullMarked
package dev.rushgate.backoffice.product.csv;

import org.jspecify.annotations.NullMarked;

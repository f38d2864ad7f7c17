/** Pages and calls about the deliveries to the data platform. */
@NullMarked
package dev.rushgate.backoffice.delivery.web;

import org.jspecify.annotations.NullMarked;

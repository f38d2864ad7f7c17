/** How the back office speaks HTTP: who may call, what a problem looks like, pages of a list. */
@NullMarked
package dev.rushgate.backoffice.platform.web;

import org.jspecify.annotations.NullMarked;

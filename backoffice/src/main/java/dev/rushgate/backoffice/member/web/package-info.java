/** The calls of shoppers about their accounts, and the admin calls about members. */
@NullMarked
package dev.rushgate.backoffice.member.web;

import org.jspecify.annotations.NullMarked;

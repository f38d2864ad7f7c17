/** The shoppers' calls about wallets. */
@NullMarked
package dev.rushgate.backoffice.wallet.web;

import org.jspecify.annotations.NullMarked;

package dev.rushgate.backoffice.wallet;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A member's wish to put money into the wallet.
 *
 * @param code why it was declined; null when it was not
 */
record Charge(long id, MemberId member, Money amount, State state, @Nullable String code) {

  enum State {
    ASKED,
    DONE,
    DECLINED
  }
}

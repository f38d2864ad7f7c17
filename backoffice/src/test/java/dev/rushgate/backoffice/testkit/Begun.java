package dev.rushgate.backoffice.testkit;

import io.hypersistence.tsid.TSID;

/**
 * A charge of a wallet as a crash leaves it: written down, and the gateway has not heard of it.
 *
 * @param key with the prefix that says how the gateway treats it
 */
public record Begun(long id, String key, long amount, Wallet wallet) {

  private static final String PAYMENT =
      """
      INSERT INTO payment (id, purpose, owner_id, member, amount, payment_key, state, asked_at,
        look_at, looks)
      VALUES (?, 'CHARGE', ?, ?, ?, ?, 'ASKED', UTC_TIMESTAMP(3),
        UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, 0)
      """;

  private static final String CHARGE =
      """
      INSERT INTO wallet_charge (id, member, amount, state, asked_at)
      VALUES (?, ?, ?, 'ASKED', UTC_TIMESTAMP(3))
      """;

  /** It is due to be looked at; after 15 minutes nobody asks for it any more. */
  public static Begun ago(int minutes, String prefix, long amount) {
    Begun begun = now(prefix, amount);
    begun.due(minutes);
    return begun;
  }

  /** Nobody looks at it within the hour by itself. */
  public static Begun now(String prefix, long amount) {
    Wallet wallet = Wallet.fresh();
    String key = Wallet.key(prefix);
    long id = TSID.Factory.getTsid().toLong();
    Running.sql().run(CHARGE, id, wallet.member(), amount);
    Running.sql().run(PAYMENT, id, id, wallet.member(), amount, key);
    return new Begun(id, key, amount, wallet);
  }

  /** Makes it due to be looked at, as one that was begun so long ago. */
  public void due(int minutes) {
    Running.sql()
        .run(
            "UPDATE payment SET asked_at = UTC_TIMESTAMP(3) - INTERVAL ? MINUTE,"
                + " look_at = UTC_TIMESTAMP(3) WHERE id = ?",
            minutes,
            id);
  }

  /** Under which the gateway keeps it. */
  public String reference() {
    return "charge-" + id;
  }

  public String state() {
    return Running.sql().text("SELECT state FROM payment WHERE id = ?", id);
  }

  public long looks() {
    return Running.sql().number("SELECT looks FROM payment WHERE id = ?", id);
  }

  /** As the admin API shows it. */
  public Api.Reply shown() {
    return Running.api().get("/api/v1/admin/payments/" + id);
  }
}

package dev.rushgate.backoffice.wallet;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of charges. */
@Repository
class ChargeRows {

  private static final String INSERT =
      """
      INSERT INTO wallet_charge (id, member, amount, state, asked_at)
      VALUES (?, ?, ?, 'ASKED', UTC_TIMESTAMP(3))
      """;

  private static final String FIND =
      "SELECT id, member, amount, state, code FROM wallet_charge WHERE id = ?";

  private final JdbcClient database;

  ChargeRows(JdbcClient database) {
    this.database = database;
  }

  void insert(long id, MemberId member, Money amount) {
    database.sql(INSERT).params(id, member.value(), amount.won()).update();
  }

  Charge find(long id) {
    return database.sql(FIND).param(id).query(ChargeRows::row).single();
  }

  Charge lock(long id) {
    return database.sql(FIND + " FOR UPDATE").param(id).query(ChargeRows::row).single();
  }

  void done(long id) {
    database.sql("UPDATE wallet_charge SET state = 'DONE' WHERE id = ?").param(id).update();
  }

  void declined(long id, String code) {
    database
        .sql("UPDATE wallet_charge SET state = 'DECLINED', code = ? WHERE id = ?")
        .params(code, id)
        .update();
  }

  private static Charge row(ResultSet row, int number) throws SQLException {
    return new Charge(
        row.getLong("id"),
        new MemberId(row.getString("member")),
        new Money(row.getLong("amount")),
        Charge.State.valueOf(row.getString("state")),
        row.getString("code"));
  }
}

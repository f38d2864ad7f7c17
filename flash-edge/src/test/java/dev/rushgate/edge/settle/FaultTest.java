package dev.rushgate.edge.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  @ParameterizedTest
  @CsvSource({
    "1644, 45000", // a trigger signals
    "1062, 23000", // a duplicate key
    "1406, 22001", // too long
    "1366, HY000", // not of the column's character set
    "3819, HY000", // a check, in MySQL's words
    "4025, 23000", // a check, in MariaDB's
  })
  void whatIsWrongWithValuesConcernsARecord(int code, String state) {
    assertThat(Fault.isOfRecord(new MySQLException("words", code, state))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1040, 08004", // too many connections
    "1045, 28000", // a refused login
    "1053, 08S01", // the server shuts down
    "1114, HY000", // the table is full
    "1146, 42S02", // no such table
    "1205, HY000", // a lock was waited for too long
    "1213, 40001", // a deadlock
    "1290, HY000", // read only
  })
  void whatIsWrongWithTheDatabaseConcernsThemAllAndBuriesNobody(int code, String state) {
    assertThat(Fault.isOfRecord(new MySQLException("words", code, state))).isFalse();
  }

  @Test
  void aDatabaseOutOfReachBuriesNobody() {
    assertThat(Fault.isOfRecord(ClosedConnectionException.INSTANCE)).isFalse();
    assertThat(Fault.isOfRecord(new ConnectException())).isFalse();
    assertThat(Fault.isOfRecord(new TimeoutException())).isFalse();
  }

  @Test
  void aRecordThatOurOwnCodeCannotTakeIsOneToLookAtAlone() {
    assertThat(Fault.isOfRecord(new IllegalStateException("a drop without its product"))).isTrue();
  }

  @Test
  void theReasonIsTheServersWordsAndBounded() {
    assertThat(Fault.reason(new MySQLException("no {order} for ben", 1644, "45000")))
        .isEqualTo("1644 no {order} for ben");
    assertThat(Fault.reason(new MySQLException("x".repeat(300), 1644, "45000")))
        .hasSize(AdmissionTable.REASON_CHARACTERS_MAX);
  }
}

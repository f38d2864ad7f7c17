package dev.rushgate.edge.settle;

import io.vertx.core.VertxException;
import io.vertx.mysqlclient.MySQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a record that the database cannot take from a database that is away. */
final class Fault {

  /** SQL states of values and rules: data, integrity, and what a trigger signals. */
  private static final Set<String> OF_VALUES = Set.of("22", "23", "45");

  private static final int DUPLICATE_KEY = 1062;
  private static final int INCORRECT_VALUE = 1366;
  private static final int CHECK_VIOLATED_MYSQL = 3819;
  private static final int CHECK_VIOLATED_MARIADB = 4025;
  private static final Set<Integer> OF_VALUES_BY_CODE =
      Set.of(INCORRECT_VALUE, CHECK_VIOLATED_MYSQL, CHECK_VIOLATED_MARIADB);

  private static final Pattern WRAPPED =
      Pattern.compile("\\{errorMessage=(.*), errorCode=.*}", Pattern.DOTALL);

  private Fault() {}

  /**
   * Whether trying the records of a failed batch one by one can help. Everything else (no
   * connection, no table, a full disk, a refused login) concerns all records alike: laying them
   * aside one by one would empty the queue into the dead letters, so the batch waits.
   */
  static boolean isOfRecord(Throwable failure) {
    return isOfValues(failure)
        || (failure instanceof RuntimeException
            && !(failure instanceof VertxException)
            && !(failure instanceof MySQLException));
  }

  /** Whether a unique key stood in the way. */
  static boolean isDuplicate(Throwable failure) {
    return failure instanceof MySQLException e && e.getErrorCode() == DUPLICATE_KEY;
  }

  /** Whether the database refused the values themselves. */
  static boolean isOfValues(Throwable failure) {
    return failure instanceof MySQLException e
        && (OF_VALUES_BY_CODE.contains(e.getErrorCode())
            || (e.getSqlState() != null
                && e.getSqlState().length() > 2
                && OF_VALUES.contains(e.getSqlState().substring(0, 2))));
  }

  /** What stands in the row and in the header: the words of whoever refused, bounded. */
  static String reason(Throwable failure) {
    String text =
        failure instanceof MySQLException e
            ? e.getErrorCode() + " " + words(e)
            : failure.getClass().getSimpleName() + " " + failure.getMessage();
    return text.length() <= AdmissionTable.REASON_CHARACTERS_MAX
        ? text
        : text.substring(0, AdmissionTable.REASON_CHARACTERS_MAX);
  }

  // The client wraps the server's words: {errorMessage=..., errorCode=..., sqlState=...}.
  private static String words(MySQLException e) {
    var wrapped = WRAPPED.matcher(String.valueOf(e.getMessage()));
    return wrapped.matches() ? wrapped.group(1) : String.valueOf(e.getMessage());
  }
}

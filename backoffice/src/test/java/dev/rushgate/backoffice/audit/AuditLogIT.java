package dev.rushgate.backoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Staff;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogIT {

  private static final String COUNT = "SELECT COUNT(*) FROM audit_entry WHERE subject_id = ?";

  private final AuditLog log = Running.bean(AuditLog.class);

  @Test
  void aChangeOnAPageIsWrittenWithWhoMadeIt() {
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    Browser browser = Running.browser().signIn(operator);
    browser.get("/admin/products/new");
    Browser.Page created =
        browser.post(
            "/admin/products",
            Map.of("name", "Audited", "description", "", "price", "10", "stock", "5"));
    long product = Long.parseLong(created.location().replaceFirst(".*/", ""));
    assertThat(Running.sql().number(COUNT, product)).isEqualTo(1);
    assertThat(
            Running.sql()
                .number(
                    """
                    SELECT COUNT(*) FROM audit_entry WHERE subject_kind = 'PRODUCT'
                      AND subject_id = ? AND actor_kind = 'STAFF' AND actor_id = ?
                      AND action = 'created' AND before_json IS NULL
                      AND after_json LIKE '%Audited%' AND request_id = ?
                    """,
                    product, Long.toString(operator.id()), created.reference()))
        .isEqualTo(1);
  }

  @Test
  void anEntryFallsWithItsChange() {
    var transaction = new TransactionTemplate(Running.bean(PlatformTransactionManager.class));
    long subject = 4_711;
    transaction.executeWithoutResult(
        undone -> {
          log.changed(Subject.order(subject), "changed", "a", "b", "for a test");
          undone.setRollbackOnly();
        });
    assertThat(Running.sql().number(COUNT, subject)).isZero();
    transaction.executeWithoutResult(
        kept -> log.changed(Subject.order(subject), "changed", "a", "b", "for a test"));
    assertThat(Running.sql().number(COUNT, subject)).isEqualTo(1);
  }

  @Test
  void nothingIsWrittenOutsideATransaction() {
    assertThatThrownBy(() -> log.changed(Subject.order(1), "changed", "a", "b"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}

package dev.rushgate.backoffice.browser;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.browser.PageTable.Row;
import dev.rushgate.backoffice.browser.PageTable.Who;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Routes;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;

/** Each page by itself: accessible, quiet, light, and no wider than the screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {

  private final List<Row> rows = PageTable.of(Shop.alive());
  private final Browser owner = Running.browser();
  private final Browser half = Running.browser();
  private final Browser newcomer = Running.browser();
  private @Nullable Looks looks;

  @BeforeAll
  void signIn() {
    owner.signIn(Running.staff().with(StaffRole.OWNER));
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    half.password(operator.email(), operator.password());
    Staff.Member colleague = Running.staff().with(StaffRole.SUPPORT);
    String settingUp =
        "UPDATE staff SET setup_until = UTC_TIMESTAMP(3) + INTERVAL 1 DAY WHERE id = ?";
    Running.sql().run(settingUp, colleague.id());
    newcomer.password(colleague.email(), colleague.password());
    looks = new Looks(rows, this::as);
  }

  @AfterAll
  void leave() {
    looks().close();
  }

  private Looks looks() {
    return Objects.requireNonNull(looks);
  }

  List<Row> rows() {
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPageHasNoFault(Row row) throws Exception {
    assertThat(looks().at(row).faults()).as(row.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPageFitsAPhoneInEnglishToo(Row row) throws Exception {
    assertThat(looks().at(row).inEnglish()).as(row.toString()).isEmpty();
  }

  @Test
  void everyPageStandsInTheTable() {
    var known = new HashSet<>(PageTable.NO_PAGES);
    known.addAll(rows.stream().map(Row::route).filter(route -> !route.isEmpty()).collect(toSet()));
    assertThat(Routes.of(RequestMethod.GET, "/admin")).isEqualTo(known);
  }

  private Visitor as(Who who, Chromium chromium) {
    switch (who) {
      case NOBODY -> chromium.forgetCookies();
      case HALF -> Desk.bring(chromium, half);
      case NEW -> Desk.bring(chromium, newcomer);
      case OWNER -> Desk.bring(chromium, owner);
    }
    return Desk.nobody(chromium);
  }
}

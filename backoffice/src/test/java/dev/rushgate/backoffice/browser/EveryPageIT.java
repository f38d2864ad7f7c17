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
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Review;
import dev.rushgate.browser.Screen;
import dev.rushgate.browser.Visitor;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;

/** Each page by itself: accessible, quiet, light, and no wider than the screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Browsing.class)
class EveryPageIT {

  private final List<Row> rows = PageTable.of(Shop.alive());
  private final Browser owner = Running.browser();
  private final Browser half = Running.browser();
  private final Browser newcomer = Running.browser();

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
  }

  List<Row> rows() {
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPageHasNoFault(Row row, Chromium chromium) {
    Visitor visitor = as(row.who(), chromium).open(row.address());
    assertThat(visitor.at()).isEqualTo(row.address());
    assertThat(Review.of(chromium, row.told())).as(row.toString()).isEmpty();
  }

  /** English words are longer. */
  @Test
  void everyPageFitsAPhoneInEnglishToo(Chromium chromium) {
    chromium.show(Screen.PHONE);
    for (Row row : rows) {
      Visitor visitor = as(row.who(), chromium);
      chromium.setCookie(Running.uri(), "/admin", "language", "en");
      visitor.open(row.address());
      assertThat(visitor.language()).as(row.toString()).isEqualTo("en");
      assertThat(Review.wide(chromium)).as(row.toString()).isEmpty();
      assertThat(chromium.takeComplaints()).allMatch(line -> line.contains(row.told()));
    }
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

package dev.rushgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "01", "1.0", "9999999999999999999", "x", " 1", "1\n"})
  void aTextThatIsNoDropIdNamesNoDrop(String text) {
    assertThat(DropId.parse(text)).isEmpty();
  }

  @Test
  void idsReadBackFromTheirText() {
    var drop = new DropId(Long.MAX_VALUE);
    var id = new AdmissionId(drop, 2, 5);
    assertThat(DropId.parse(drop.toString())).contains(drop);
    assertThat(AdmissionId.parse(id.toString())).contains(id);
    assertThat(id.withinDrop()).isEqualTo("2.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2", "1.0.1", "1.1.0", "1.1.1.1", "a.b.c", "1.1.-1"})
  void aTextThatIsNoAdmissionIdNamesNone(String text) {
    assertThat(AdmissionId.parse(text)).isEmpty();
  }

  @Test
  void admissionsSortInTheOrderUnitsWereTaken() {
    var drop = new DropId(7);
    assertThat(new AdmissionId(drop, 1, 9)).isLessThan(new AdmissionId(drop, 2, 1));
    assertThat(new AdmissionId(drop, 2, 9)).isLessThan(new AdmissionId(drop, 2, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a|b", "é", "m\n", "a.b"})
  void aMemberIdIsPlain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MemberId(text));
  }

  @Test
  void aMemberIdHasAtMost64Characters() {
    assertThat(new MemberId("m".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new MemberId("m".repeat(65)));
  }

  @Test
  void everyKeyOfADropSharesItsSlot() {
    var keys = new RedisKeys(new DropId(42));
    assertThat(
            java.util.List.of(
                keys.spec(),
                keys.queue(),
                keys.leased(),
                keys.sent(),
                keys.admitted(),
                keys.results(),
                keys.lost(),
                keys.rebuild(3, "live"),
                keys.rebuildLock()))
        .allMatch(key -> key.startsWith("{drop:42}:"))
        .doesNotHaveDuplicates();
  }

  @Test
  void moneyNeverGoesBelowZeroOrBeyondItsBound() {
    assertThat(new Money(10).minus(new Money(10))).isEqualTo(Money.ZERO);
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(9).minus(new Money(10)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.WON_MAX).times(2));
  }

  @Test
  void aDatabaseAddressIsReadAndShown() {
    var url = DatabaseUrl.parse("mysql://127.0.0.1:3307/shop");
    assertThat(url.jdbc()).isEqualTo("jdbc:mariadb://127.0.0.1:3307/shop");
    assertThat(url).hasToString("mysql://127.0.0.1:3307/shop");
    assertThat(DatabaseUrl.parse("mysql://db/shop").port()).isEqualTo(3306);
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse("jdbc:mysql://a/b"));
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse("mysql://a:1/"));
  }
}

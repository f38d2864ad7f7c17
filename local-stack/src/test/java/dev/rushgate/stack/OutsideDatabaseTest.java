package dev.rushgate.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideDatabaseTest {

  @Test
  void withoutTheVariableThereIsNone() {
    assertThat(OutsideDatabase.in(Map.of())).isEmpty();
    assertThat(OutsideDatabase.in(Map.of("RUSHGATE_MYSQL_URL", ""))).isEmpty();
  }

  @Test
  void theUrlNamesHostPortAndDatabase() {
    assertThat(OutsideDatabase.in(Map.of("RUSHGATE_MYSQL_URL", "mysql://db.local:3307/shop")))
        .contains(new Database("db.local", 3307, "shop", "root", ""));
    assertThat(OutsideDatabase.in(Map.of("RUSHGATE_MYSQL_URL", "mysql://db.local/shop")))
        .contains(new Database("db.local", 3306, "shop", "root", ""));
  }

  @Test
  void anotherFormIsRefusedByItsName() {
    for (String wrong :
        new String[] {"jdbc:mysql://a/b", "mysql://a:1", "mysql://a:1/", "mysql:a"}) {
      assertThatThrownBy(() -> OutsideDatabase.in(Map.of("RUSHGATE_MYSQL_URL", wrong)))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("RUSHGATE_MYSQL_URL");
    }
  }
}

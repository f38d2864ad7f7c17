package dev.rushgate.backoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.audit.Difference.Field;
import dev.rushgate.backoffice.platform.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static List<Field> of(@Nullable String before, @Nullable String after) {
    return Difference.of(
        new AuditEntry(
            1,
            Instant.EPOCH,
            Actor.Kind.STAFF,
            "1",
            "Mina",
            "changed",
            Subject.product(2),
            before,
            after,
            null,
            "request"));
  }

  @Test
  void onlyWhatIsOtherThanBeforeIsTold() {
    assertThat(
            of(
                "{\"name\":\"Lamp\",\"price\":10,\"version\":1,\"gone\":true}",
                "{\"name\":\"Lamp\",\"price\":12,\"version\":2,\"added\":\"x\"}"))
        .containsExactly(
            new Field("price", "10", "12"),
            new Field("gone", "true", null),
            new Field("added", null, "x"));
  }

  @Test
  void whatStandsInsideIsNamedByItsWay() {
    assertThat(of("{\"offer\":{\"price\":1},\"tags\":[\"a\",\"b\"]}", "{\"tags\":[\"a\",\"c\"]}"))
        .containsExactly(new Field("offer.price", "1", null), new Field("tags[1]", "b", "c"));
  }

  @Test
  void nothingBeforeOrAfterIsAllOfTheOther() {
    assertThat(of(null, "{\"name\":\"Lamp\",\"none\":null}"))
        .containsExactly(new Field("name", null, "Lamp"));
    assertThat(of("{\"name\":\"Lamp\"}", null)).containsExactly(new Field("name", "Lamp", null));
    assertThat(of(null, null)).isEmpty();
    assertThat(of("\"a\"", "\"b\"")).containsExactly(new Field("", "a", "b"));
    assertThat(of("not JSON", null)).containsExactly(new Field("", "not JSON", null));
  }
}

package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void aWordIsFoundByEachOfItsEnds() {
    assertThat(Terms.of("달항아리 Lamp"))
        .containsExactly("달항아리", "항아리", "아리", "리", "lamp", "amp", "mp", "p");
  }

  @Test
  void theWayThatALetterIsWrittenMakesNoDifference() {
    String composed = "한글";
    String inPieces = "\u1112\u1161\u11ab\u1100\u1173\u11af"; // as some systems name files
    assertThat(inPieces).isNotEqualTo(composed);
    assertThat(Terms.of(inPieces)).isEqualTo(Terms.of(composed));
    assertThat(Terms.sought(inPieces)).containsExactly(composed);
    assertThat(Terms.sought("ＬＡＭＰ")).containsExactly("lamp");
  }

  @Test
  void whateverIsSoughtIsTheBeginningOfATermOfItsName() {
    String name = "A  very\tlong " + "word".repeat(20) + " 🦊🦊 100%";
    for (String sought : new String[] {"ver", "LONG", "ordword", "🦊", "0%", "word".repeat(20)}) {
      assertThat(Terms.sought(sought)).as(sought).hasSize(1);
      String part = Terms.sought(sought).getFirst();
      assertThat(Terms.of(name)).as(sought).anyMatch(term -> term.startsWith(part));
    }
    assertThat(Terms.of(name))
        .allSatisfy(
            term ->
                assertThat(term.codePointCount(0, term.length())).isBetween(1, Terms.LENGTH_MAX));
  }

  @Test
  void noMoreIsSoughtThanIsUseful() {
    assertThat(Terms.sought("  ")).isEmpty();
    assertThat(Terms.sought("a bb a ccc dddd e f g h")).hasSize(5).startsWith("dddd", "ccc", "bb");
  }
}

package dev.rushgate.backoffice.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswerTest {

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503})
  void aStatusThatAProblemHasIsToldAsThatProblem(int status) {
    assertThat(ErrorAnswer.problemOf(status).status().value()).isEqualTo(status);
  }

  @Test
  void anyOtherIsTheCallersOrOurs() {
    assertThat(ErrorAnswer.problemOf(418)).isEqualTo(Problem.MALFORMED);
    assertThat(ErrorAnswer.problemOf(501)).isEqualTo(Problem.INTERNAL);
  }
}

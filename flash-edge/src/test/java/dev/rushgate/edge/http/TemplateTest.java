package dev.rushgate.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private final Template entry = Template.of("/api/v1/drops/{id}/entries/me");

  @Test
  void theVariableIsWhatStandsInItsSegment() {
    assertThat(entry.match("/api/v1/drops/17/entries/me")).isEqualTo("17");
    assertThat(Template.of("/a/{id}").match("/a/b%2Fc")).isEqualTo("b%2Fc");
    assertThat(Template.of("/a").match("/a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api/v1/drops//entries/me",
        "/api/v1/drops/1/2/entries/me",
        "/api/v1/drops/entries/me",
        "/api/v1/drops/1/entries/me/",
        "/api/v1/drops/1/entries"
      })
  void anotherFormDoesNotMatch(String path) {
    assertThat(entry.match(path)).isNull();
  }
}

package dev.rushgate.stack.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.stack.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpSettingsTest {

  private static final Path ROOT = Path.of("/project");

  @Test
  void withoutOptionsThePortsAreTheKnownOnes() {
    UpSettings settings = UpSettings.parse(List.of(), ROOT, Map.of());
    assertThat(settings.edgePort()).isEqualTo(8080);
    assertThat(settings.backofficePort()).isEqualTo(8081);
    assertThat(settings.ports()).hasSize(7);
    assertThat(settings.fresh()).isFalse();
    assertThat(settings.demo()).isTrue();
  }

  @Test
  void aStoreGivenFromOutsideNeedsNoPort() {
    UpSettings settings =
        UpSettings.parse(
            List.of("--fresh"),
            ROOT,
            Map.of(
                "RUSHGATE_REDIS_URL", "redis://elsewhere:6379",
                "RUSHGATE_MYSQL_URL", "mysql://elsewhere:3306/shop"));
    assertThat(settings.ports().keySet()).noneMatch(who -> who.matches("(redis|mariadb).*"));
    assertThat(settings.fresh()).isTrue();
  }

  @Test
  void aWrongOptionIsNamed() {
    refuses(List.of("--frehs"), Map.of(), "--frehs");
    refuses(List.of("--redis-port"), Map.of(), "--redis-port needs a value");
    refuses(List.of("--redis-port", "0"), Map.of(), "--redis-port must be a number");
    refuses(List.of(), Map.of("RUSHGATE_HTTP_PORT", "http"), "RUSHGATE_HTTP_PORT");
    refuses(List.of(), Map.of("RUSHGATE_BACKOFFICE_PORT", "70000"), "RUSHGATE_BACKOFFICE_PORT");
  }

  private static void refuses(List<String> words, Map<String, String> environment, String name) {
    assertThatThrownBy(() -> UpSettings.parse(words, ROOT, environment))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(name);
  }
}

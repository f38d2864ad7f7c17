package dev.rushgate.edge.gate;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description and what is served are one. */
@ExtendWith(VertxExtension.class)
class OpenApiIT {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private GateRig rig;
  private JsonObject document;

  @BeforeEach
  void start(Vertx vertx) {
    rig = GateRig.start(vertx);
    document = rig.client.get("/openapi.json").json();
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    var described = new TreeSet<String>();
    var paths = document.getJsonObject("paths");
    for (var path : paths.fieldNames()) {
      paths.getJsonObject(path).fieldNames().stream()
          .filter(METHODS::contains)
          .forEach(method -> described.add(method + " " + path));
    }
    var served =
        rig.gate.routes().stream()
            .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
            .collect(toCollection(TreeSet::new));
    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(references(document)).isNotEmpty().allSatisfy(this::resolves);
  }

  private void resolves(String reference) {
    Object at = document;
    for (var step : List.of(reference.substring("#/".length()).split("/", -1))) {
      at = at instanceof JsonObject object ? object.getValue(step) : null;
    }
    assertThat(at).as(reference).isNotNull();
  }

  private static List<String> references(Object node) {
    return switch (node) {
      case JsonObject object ->
          object.stream()
              .flatMap(
                  field ->
                      field.getKey().equals("$ref")
                          ? Stream.of((String) field.getValue())
                          : references(field.getValue()).stream())
              .toList();
      case JsonArray array ->
          array.stream().flatMap(element -> references(element).stream()).toList();
      default -> List.of();
    };
  }
}

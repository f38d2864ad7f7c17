package dev.rushgate.backoffice.explorer.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes examples of what the schemas of a contract describe. */
final class Examples {

  private static final int DEPTH_MAX = 6;
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonNode schemas;
  private final JsonMapper json;

  Examples(JsonNode contract, JsonMapper json) {
    this.schemas = contract.path("components").path("schemas");
    this.json = json;
  }

  /** The example as indented JSON. */
  String text(JsonNode schema) {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(value(schema, 0));
  }

  /** What a reference stands for. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith(REFERENCE)
        ? schemas.path(reference.substring(REFERENCE.length()))
        : schema;
  }

  private @Nullable Object value(JsonNode schema, int depth) {
    JsonNode plain = resolved(schema);
    if (depth > DEPTH_MAX) {
      return null;
    }
    if (plain.path("enum").isArray()) {
      return plain.path("enum").path(0).asString();
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (plain.path(choice).isArray()) {
        return value(plain.path(choice).path(0), depth + 1);
      }
    }
    return switch (typeOf(plain)) {
      case "object" -> object(plain, depth);
      case "array" -> List.of(orEmpty(value(plain.path("items"), depth + 1)));
      case "integer", "number" -> 0;
      case "boolean" -> false;
      case "string" -> text(plain.path("format").asString(""), plain);
      default -> null;
    };
  }

  private Map<String, @Nullable Object> object(JsonNode schema, int depth) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    schema
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), value(field.getValue(), depth + 1)));
    return fields;
  }

  private static String text(String format, JsonNode schema) {
    return format.equals("date-time")
        ? "2026-12-01T03:00:00.000Z"
        : schema.path("example").asString("");
  }

  /** In OpenAPI 3.1 a type may be a list, of which one is null. */
  private static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return type.asString(schema.has("properties") ? "object" : "");
    }
    var names = new ArrayList<String>();
    type.forEach(name -> names.add(name.asString()));
    return names.stream().filter(name -> !name.equals("null")).findFirst().orElse("");
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }
}

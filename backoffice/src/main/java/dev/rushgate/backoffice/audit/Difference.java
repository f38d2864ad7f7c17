package dev.rushgate.backoffice.audit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a change did, field by field. */
public final class Difference {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** They change with every change, and tell nothing of it. */
  private static final Set<String> NOISE = Set.of("version", "updatedAt");

  private Difference() {}

  /**
   * A field that is other than before.
   *
   * @param name with the names of what it is in before it: {@code offer.price}
   * @param before null when it was not there
   * @param after null when it is there no more
   */
  public record Field(String name, @Nullable String before, @Nullable String after) {}

  /** Of an entry; empty when it changed nothing that is shown. */
  public static List<Field> of(AuditEntry entry) {
    Map<String, String> before = fields(entry.before());
    Map<String, String> after = fields(entry.after());
    var names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !NOISE.contains(name))
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new Field(name, before.get(name), after.get(name)))
        .toList();
  }

  /** In the order of the text; what cannot be read is one field without a name. */
  private static Map<String, String> fields(@Nullable String json) {
    var fields = new LinkedHashMap<String, String>();
    if (json != null) {
      try {
        add(fields, "", JSON.readTree(json));
      } catch (JacksonException e) { // shown as it is: nobody can write it anew
        fields.put("", json);
      }
    }
    return fields;
  }

  private static void add(Map<String, String> fields, String path, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              property ->
                  add(
                      fields,
                      path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                      property.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(fields, path + "[" + i + "]", node.get(i));
      }
    } else if (!node.isNull()) {
      fields.put(path, node.asString());
    }
  }
}

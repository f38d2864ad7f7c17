package dev.rushgate.backoffice.explorer.web;

import dev.rushgate.backoffice.explorer.web.Operation.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of the admin API, as {@code /openapi.json} tells of them. They do not change. */
@Component
@Profile("admin")
class Operations {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String JSON = "application/json";
  private static final String FORM = "multipart/form-data";

  private final OpenApiWebMvcResource contract;
  private final JsonMapper json;
  private volatile @Nullable List<Operation> known;

  Operations(OpenApiWebMvcResource contract, JsonMapper json) {
    this.contract = contract;
    this.json = json;
  }

  List<Operation> all(HttpServletRequest request) {
    List<Operation> all = known;
    if (all == null) {
      all = read(request);
      known = all;
    }
    return all;
  }

  private List<Operation> read(HttpServletRequest request) {
    try {
      // It takes the second word off the request's address to know where the server is.
      byte[] text = contract.openapiJson(request, request.getRequestURI(), Locale.ROOT);
      return read(json.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> read(JsonNode root) {
    var examples = new Examples(root, json);
    var all = new ArrayList<Operation>();
    for (var path : root.path("paths").properties()) {
      for (var call : path.getValue().properties()) {
        if (path.getKey().startsWith(Operation.ROOT) && METHODS.contains(call.getKey())) {
          all.add(operation(path.getKey(), call.getKey(), call.getValue(), examples));
        }
      }
    }
    all.sort(Comparator.comparing(Operation::subject).thenComparing(Operation::path));
    return List.copyOf(all);
  }

  private static Operation operation(String path, String method, JsonNode call, Examples examples) {
    JsonNode content = call.path("requestBody").path("content");
    String type = content.propertyNames().stream().findFirst().orElse("");
    JsonNode schema = content.path(type).path("schema");
    boolean form = type.equals(FORM);
    String body = form || type.isEmpty() ? null : type.equals(JSON) ? examples.text(schema) : "";
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(call.path("parameters")),
        type,
        body,
        form
            ? List.copyOf(examples.resolved(schema).path("properties").propertyNames())
            : List.of(),
        answer(call.path("responses"), examples));
  }

  private static List<Parameter> parameters(JsonNode described) {
    var parameters = new ArrayList<Parameter>();
    for (JsonNode one : described) {
      JsonNode schema = one.path("schema");
      var words = new ArrayList<String>();
      schema.path("enum").forEach(word -> words.add(word.asString()));
      boolean inPath = one.path("in").asString("").equals("path");
      if (inPath || one.path("in").asString("").equals("query")) {
        parameters.add(
            new Parameter(
                one.path("name").asString(""),
                inPath,
                one.path("required").asBoolean(false),
                schema.path("type").asString(""),
                List.copyOf(words)));
      }
    }
    return List.copyOf(parameters);
  }

  /** Of the first that succeeds. */
  private static @Nullable String answer(JsonNode responses, Examples examples) {
    return responses.properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(response -> response.getValue().path("content").properties().stream())
        .filter(content -> content.getKey().equals(JSON) || content.getKey().equals("*/*"))
        .map(content -> examples.text(content.getValue().path("schema")))
        .filter(text -> !text.equals("null"))
        .findFirst()
        .orElse(null);
  }
}

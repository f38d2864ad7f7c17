package dev.rushgate.backoffice.explorer.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the admin API.
 *
 * @param body an example of what it takes; null when it takes nothing that is written
 * @param type of the body's content; empty when there is none
 * @param files the fields of a form that are files
 * @param answer an example of what it answers; null when it answers no JSON
 */
record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    String type,
    @Nullable String body,
    List<String> files,
    @Nullable String answer) {

  static final String ROOT = "/api/v1/admin/";

  /** A part of the path or of the query. */
  record Parameter(String name, boolean inPath, boolean required, String type, List<String> words) {

    /** As the field of a form is called: a path and a query may have the same. */
    public String field() {
      return (inPath ? "path-" : "query-") + name;
    }
  }

  public String id() {
    return method + " " + path;
  }

  /** What it is about: the first word behind the root. */
  String subject() {
    return path.substring(ROOT.length()).replaceFirst("/.*", "");
  }

  /** The path without what all have. */
  public String shortPath() {
    return path.substring(ROOT.length() - 1);
  }
}

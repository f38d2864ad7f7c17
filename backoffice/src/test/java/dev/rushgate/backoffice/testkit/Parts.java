package dev.rushgate.backoffice.testkit;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with a file, as a browser sends it. */
public final class Parts {

  private final byte[] body;

  private Parts(byte[] body) {
    this.body = body;
  }

  private static final String BOUNDARY = "----part-of-a-form-7d3a";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  /** The name and the type are what the sender says; the content may be anything. */
  public static Parts of(Map<String, String> fields, String name, String type, byte[] content) {
    var body = new ByteArrayOutputStream();
    fields.forEach((field, value) -> text(body, head(field) + "\r\n\r\n" + value + "\r\n"));
    text(body, head("file") + "; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n");
    body.writeBytes(content);
    text(body, "\r\n--" + BOUNDARY + "--\r\n");
    return new Parts(body.toByteArray());
  }

  public byte[] body() {
    return body.clone();
  }

  public BodyPublisher publisher() {
    return BodyPublishers.ofByteArray(body);
  }

  private static String head(String field) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"";
  }

  private static void text(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}

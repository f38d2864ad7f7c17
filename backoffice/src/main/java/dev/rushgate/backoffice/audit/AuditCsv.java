package dev.rushgate.backoffice.audit;

import dev.rushgate.backoffice.platform.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The log as a table for a spreadsheet, written while it is read. */
@Component
public class AuditCsv {

  /** More than that nobody opens; a narrower search gives the rest. */
  public static final long ROWS_MAX = 200_000;

  private final AuditTrail trail;

  AuditCsv(AuditTrail trail) {
    this.trail = trail;
  }

  public void write(AuditSearch search, OutputStream target) throws IOException {
    try {
      Writer out = new OutputStreamWriter(target, StandardCharsets.UTF_8);
      out.write('\uFEFF'); // spreadsheets take it for another encoding otherwise
      out.write(
          Csv.line(
              "id",
              "at",
              "actorKind",
              "actorId",
              "actorName",
              "action",
              "subjectKind",
              "subjectId",
              "before",
              "after",
              "reason",
              "requestId"));
      trail.each(search, ROWS_MAX, entry -> append(out, entry));
      out.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void append(Writer out, AuditEntry entry) {
    try {
      out.write(
          Csv.line(
              Long.toString(entry.id()),
              entry.at().toString(),
              entry.actorKind().name(),
              entry.actorId(),
              entry.actorName(),
              entry.action(),
              entry.subject().kind().name(),
              entry.subject().id(),
              entry.before(),
              entry.after(),
              entry.reason(),
              entry.requestId()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.live.Entries;
import dev.rushgate.backoffice.live.EntryLine;
import dev.rushgate.backoffice.live.Fate;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes entries as CSV while they are read, so a long list takes no more memory than a short. */
@Component
@Profile("admin")
class EntryCsv {

  private static final int AT_ONCE_MAX = 4;
  private static final int RETRY_SECONDS = 5;
  private static final char BYTE_ORDER_MARK = '\uFEFF'; // without it a spreadsheet guesses wrong
  private static final String HEAD = "member,fate,sequence,admission,order,coupon,reason,at";
  private static final String FORMULA = "=+-@\t\r";

  private final Entries entries;
  private final Semaphore free = new Semaphore(AT_ONCE_MAX);

  EntryCsv(Entries entries) {
    this.entries = entries;
  }

  void write(DropId drop, @Nullable Fate fate, HttpServletResponse response) throws IOException {
    if (!free.tryAcquire()) {
      throw Problem.UNAVAILABLE.because("Several exports are under way.", RETRY_SECONDS);
    }
    try {
      response.setContentType("text/csv;charset=UTF-8");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"entries-" + drop + ".csv\"");
      var out =
          new BufferedWriter(
              new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
      out.write(BYTE_ORDER_MARK + HEAD + "\r\n");
      entries.each(drop, fate, line -> write(out, line));
      out.flush();
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    } finally {
      free.release();
    }
  }

  private static void write(Writer out, EntryLine line) {
    try {
      out.write(row(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String row(EntryLine line) {
    String sequence = line.sequence() == null ? "" : line.sequence().toString();
    return String.join(
            ",",
            cell(line.member()),
            cell(line.fate()),
            sequence, // a number, though it may begin with a minus
            cell(line.admissionId()),
            cell(line.orderId()),
            cell(line.couponId()),
            cell(line.reason()),
            cell(line.at()))
        + "\r\n";
  }

  /** As text: what a spreadsheet would take for a formula begins with an apostrophe. */
  static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return plain.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
        ? '"' + plain.replace("\"", "\"\"") + '"'
        : plain;
  }
}

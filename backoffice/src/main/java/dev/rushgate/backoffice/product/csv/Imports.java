package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Inspection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of products: sent in, checked in the background, applied when somebody says so. */
@Service
public class Imports {

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final int BYTES_MAX = 5 * 1024 * 1024;
  private static final int NAME_MAX = 200;
  private static final int SHOWN_MAX = 10;

  private final ImportRows rows;
  private final Actors actors;
  private final Ids ids;
  private final JsonMapper json;

  Imports(ImportRows rows, Actors actors, Ids ids, JsonMapper json) {
    this.rows = rows;
    this.actors = actors;
    this.ids = ids;
    this.json = json;
  }

  /** What became of a wish. */
  public sealed interface Outcome {
    record Done(ImportJob job) implements Outcome {}

    record Unknown() implements Outcome {}

    /** Its state does not allow it. */
    record Late(ImportJob job) implements Outcome {}
  }

  /** Refuses with {@code InvalidInput} a file that is empty or too large. */
  @Transactional
  public ImportJob send(String fileName, byte[] file) {
    var inspection = new Inspection();
    inspection.require(file.length > 0, "file", "is missing");
    inspection.require(file.length <= BYTES_MAX, "file", "is at most " + BYTES_MAX + " bytes");
    inspection.end();
    long id = ids.next();
    rows.insert(id, plain(fileName), file, actors.current());
    LOG.info("import sent import={} bytes={}", id, file.length);
    return rows.find(id).orElseThrow();
  }

  @Transactional(readOnly = true)
  public Optional<ImportJob> find(long id) {
    return rows.find(id);
  }

  @Transactional(readOnly = true)
  public List<ImportJob> newest() {
    return rows.newest(SHOWN_MAX);
  }

  /** The first of them, in the order of the file. */
  @Transactional(readOnly = true)
  public List<Flaw> flaws(long id) {
    return rows.flaws(id);
  }

  /** What the first rows would do. */
  @Transactional(readOnly = true)
  public List<Preview> preview(long id) {
    return rows.preview(id)
        .map(text -> json.readValue(text, new TypeReference<List<Preview>>() {}))
        .orElse(List.of());
  }

  /** Lets it be applied: all of it, or nothing. */
  @Transactional
  public Outcome confirm(long id) {
    boolean confirmed = rows.confirm(id, actors.current());
    if (confirmed) {
      LOG.info("import confirmed import={}", id);
    }
    return outcome(id, confirmed);
  }

  @Transactional
  public Outcome discard(long id) {
    return outcome(id, rows.discard(id));
  }

  private Outcome outcome(long id, boolean done) {
    return rows.find(id)
        .<Outcome>map(job -> done ? new Outcome.Done(job) : new Outcome.Late(job))
        .orElseGet(Outcome.Unknown::new);
  }

  /** A name to show, whatever path or sign it came with. */
  private static String plain(String name) {
    String last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", " ").strip();
    int[] characters = last.codePoints().limit(NAME_MAX).toArray();
    return characters.length == 0 ? "?" : new String(characters, 0, characters.length);
  }
}

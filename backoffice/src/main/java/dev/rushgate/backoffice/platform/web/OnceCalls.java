package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.model.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a call that moves money once, by the key that the caller gave it: whoever sends it again is
 * answered as the first time. What is not final is not kept, neither a fault nor a 202: the same
 * call again then goes on where it stopped, so its work must be one that can go on.
 */
@Component
public class OnceCalls {

  /** Where the key stands. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
  private static final int ACCEPTED = 202;
  private static final int FAULT = 500;

  private final OnceRows rows;
  private final JsonMapper json;

  OnceCalls(OnceRows rows, JsonMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** What a call does. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it, and says what the caller is answered.
     *
     * @param again whether the same call was taken up before and did not come to an end: what that
     *     try has finished is to be answered as finished, the rest to be done
     */
    ResponseEntity<?> make(boolean again);
  }

  /**
   * Makes the call, or answers as when it was made.
   *
   * @param request the caller's key; without one the call is simply made
   * @param operation what is called
   * @param body what it is called with
   */
  public ResponseEntity<?> call(
      MemberId member, @Nullable String request, String operation, Object body, Work work) {
    if (request == null) {
      return work.make(false);
    }
    if (!KEY.matcher(request).matches()) {
      throw InvalidInput.of(HEADER, "is 1 to 100 printable ASCII characters");
    }
    String digest = digest(operation, body);
    if (rows.begin(member, request, digest)) {
      return make(member, request, false, work);
    }
    OnceRows.Known known = rows.take(member, request, digest);
    if (!known.isOf(digest)) {
      throw Problem.IDEMPOTENCY_KEY_REUSED.because("The key was used for another call.");
    }
    if (known.status() != null) {
      return answer(known.status(), String.valueOf(known.answer()));
    }
    if (known.busy()) {
      throw Problem.IN_PROGRESS.because("The same call is under way; ask again.", 1);
    }
    return make(member, request, true, work);
  }

  private ResponseEntity<?> make(MemberId member, String request, boolean again, Work work) {
    boolean finished = false;
    try {
      ResponseEntity<?> made = work.make(again);
      int status = made.getStatusCode().value();
      if (status != ACCEPTED && status < FAULT) {
        rows.finish(member, request, status, json.writeValueAsString(made.getBody()));
        finished = true;
      }
      return made;
    } catch (Refusal refused) {
      int status = refused.problem().status().value();
      if (status < FAULT) {
        var problem = refused.problem().detail(refused.detail());
        rows.finish(member, request, status, json.writeValueAsString(problem));
        finished = true;
      }
      throw refused;
    } finally {
      if (!finished) {
        rows.release(member, request);
      }
    }
  }

  private static ResponseEntity<?> answer(int status, String body) {
    return ResponseEntity.status(status)
        .contentType(status < 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private String digest(String operation, Object body) {
    try {
      String text = operation + "\n" + json.writeValueAsString(body);
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

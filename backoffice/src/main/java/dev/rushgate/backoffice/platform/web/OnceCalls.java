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
 * answered as the first time. What is not final is not kept, neither a fault nor a 202 nor a
 * refusal that says when to ask again: the same call again then goes on where it stopped, so its
 * work must be one that can go on.
 *
 * <p>A caller is the subject of a token, a shopper's or one of the admin API alike.
 */
@Component
public class OnceCalls {

  /** Where the key stands. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
  private static final int ACCEPTED = 202;
  private static final int FAULT = 500;

  private final OnceRows rows;
  private final OnceCache cache;
  private final JsonMapper json;

  OnceCalls(OnceRows rows, OnceCache cache, JsonMapper json) {
    this.rows = rows;
    this.cache = cache;
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
    OnceCache.Kept kept = cache.find(member, request).orElse(null);
    if (kept != null) {
      requireSame(kept.digest().equals(digest));
      return answer(kept.status(), kept.answer());
    }
    var call = new Call(member, request, digest);
    return rows.begin(member, request, digest) ? make(call, false, work) : goOn(call, work);
  }

  /** 64 characters that name a call by its key, for what must know itself again after a crash. */
  public static String nameOf(MemberId caller, String request) {
    return sha256(caller + "\n" + request);
  }

  /** A call with the key that its caller gave it. */
  private record Call(MemberId member, String request, String digest) {}

  private ResponseEntity<?> goOn(Call call, Work work) {
    OnceRows.Known known = rows.take(call.member(), call.request(), call.digest());
    requireSame(known.isOf(call.digest()));
    if (known.status() != null) {
      String answer = String.valueOf(known.answer());
      keep(call, known.status(), answer);
      return answer(known.status(), answer);
    }
    if (known.busy()) {
      throw Problem.IN_PROGRESS.because("The same call is under way; ask again.", 1);
    }
    return make(call, true, work);
  }

  private ResponseEntity<?> make(Call call, boolean again, Work work) {
    boolean finished = false;
    try {
      ResponseEntity<?> made = work.make(again);
      int status = made.getStatusCode().value();
      finished = status != ACCEPTED && finish(call, status, made.getBody());
      return made;
    } catch (Refusal refused) {
      int status = refused.problem().status().value();
      boolean forNow = refused.retryAfterSeconds() > 0;
      finished = !forNow && finish(call, status, refused.problem().detail(refused.detail()));
      throw refused;
    } finally {
      if (!finished) {
        rows.release(call.member(), call.request());
      }
    }
  }

  /** False for a fault, which is never the end. */
  private boolean finish(Call call, int status, @Nullable Object body) {
    if (status >= FAULT) {
      return false;
    }
    String answer = json.writeValueAsString(body);
    if (rows.finish(call.member(), call.request(), status, answer)) {
      keep(call, status, answer);
    }
    return true;
  }

  private void keep(Call call, int status, String answer) {
    cache.keep(
        call.member(),
        new OnceCache.Kept(call.member().value(), call.request(), call.digest(), status, answer));
  }

  private static void requireSame(boolean same) {
    if (!same) {
      throw Problem.IDEMPOTENCY_KEY_REUSED.because("The key was used for another call.");
    }
  }

  private static ResponseEntity<?> answer(int status, String body) {
    return ResponseEntity.status(status)
        .contentType(status < 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private String digest(String operation, Object body) {
    return sha256(operation + "\n" + json.writeValueAsString(body));
  }

  private static String sha256(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

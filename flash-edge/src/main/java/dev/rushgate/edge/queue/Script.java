package dev.rushgate.edge.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The scripts of the queue protocol and of the revocations; each is a {@code .lua} file beside this
 * package.
 */
enum Script {
  ENTER("enter"),
  ENTRIES("entries"),
  LEAVE("leave"),
  ADMIT("admit"),
  ACKNOWLEDGE("acknowledge"),
  GIVE_BACK("giveBack"),
  RELEASE("release"),
  RESULT("result"),
  REFUSE("refuse"),
  FINAL("final"),
  UPDATE("update"),
  FENCE("fence"),
  RESTORE("restore"),
  SNAPSHOT("snapshot"),
  COPY_REVOCATIONS("copyRevocations"),
  FILL_REVOCATIONS("fillRevocations"),
  READ_REVOCATIONS("readRevocations"),
  TRIM_REVOCATIONS("trimRevocations");

  private final String source;
  private final String sha1;

  Script(String file) {
    source = ScriptSource.load(file);
    sha1 = sha1Of(source);
  }

  String source() {
    return source;
  }

  /** The name by which Redis knows the loaded script. */
  String sha1() {
    return sha1;
  }

  private static String sha1Of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

package dev.rushgate.stack.up;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * The secrets of the local stack. What the environment gives wins; what it does not give is made
 * once and kept, so that tokens outlive a restart.
 */
record Secrets(String jwt, String ticket) {

  static final String JWT = "RUSHGATE_JWT_SECRET";
  static final String TICKET = "RUSHGATE_TICKET_SECRET";

  private static final int SECRET_BYTES = 32;

  static Secrets load(Path file, Map<String, String> environment) {
    Properties kept = read(file);
    String jwt = kept.getProperty(JWT, random());
    String ticket = kept.getProperty(TICKET, random());
    PrivateFiles.write(file, JWT + "=" + jwt + "\n" + TICKET + "=" + ticket + "\n");
    return new Secrets(
        environment.getOrDefault(JWT, jwt), environment.getOrDefault(TICKET, ticket));
  }

  private static Properties read(Path file) {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kept;
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Secrets[not shown]";
  }
}

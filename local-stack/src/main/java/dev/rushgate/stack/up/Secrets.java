package dev.rushgate.stack.up;

import dev.rushgate.stack.Totp;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The secrets of the local stack. What the environment gives wins; what it does not give is made
 * once and kept, so that tokens outlive a restart.
 */
record Secrets(String jwt, String ticket, String gateway, String dataPlatform, DemoOwner owner) {

  static final String JWT = "RUSHGATE_JWT_SECRET";
  static final String TICKET = "RUSHGATE_TICKET_SECRET";
  static final String GATEWAY = "RUSHGATE_GATEWAY_SECRET";
  static final String DATA_PLATFORM = "RUSHGATE_DATA_PLATFORM_SECRET";

  private static final int SECRET_BYTES = 32;
  private static final int PASSWORD_CHARACTERS = 20;

  static Secrets load(Path file, Map<String, String> environment) {
    Properties kept = read(file);
    kept.putIfAbsent(JWT, random());
    kept.putIfAbsent(TICKET, random());
    kept.putIfAbsent(GATEWAY, random());
    kept.putIfAbsent(DATA_PLATFORM, random());
    kept.putIfAbsent(DemoOwner.PASSWORD, random().substring(0, PASSWORD_CHARACTERS));
    kept.putIfAbsent(DemoOwner.TOTP, Totp.secret());
    PrivateFiles.write(
        file,
        kept.stringPropertyNames().stream()
            .sorted()
            .map(name -> name + "=" + kept.getProperty(name) + "\n")
            .collect(Collectors.joining()));
    environment.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            kept.setProperty(name, value);
          }
        });
    return new Secrets(
        kept.getProperty(JWT),
        kept.getProperty(TICKET),
        kept.getProperty(GATEWAY),
        kept.getProperty(DATA_PLATFORM),
        new DemoOwner(
            kept.getProperty(DemoOwner.EMAIL, DemoOwner.DEMO_EMAIL),
            kept.getProperty(DemoOwner.PASSWORD),
            kept.getProperty(DemoOwner.TOTP)));
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

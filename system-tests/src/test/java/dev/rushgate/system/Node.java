package dev.rushgate.system;

import dev.rushgate.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One process of a deployment that can be ended in every way and started again on its port. */
final class Node {

  private final Service.Spec spec;
  private @Nullable Service service;
  private boolean frozen;

  Node(Service.Spec spec) {
    this.spec = spec;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + spec.port());
  }

  /** Starts it when it does not run, and returns at once. */
  void start() {
    if (frozen) {
      thaw();
    }
    if (service == null || !service.isAlive()) {
      service = Service.start(spec, death -> System.err.println(death));
    }
  }

  void awaitReady() {
    running().awaitReady();
  }

  /** SIGKILL. */
  void kill() {
    running().kill();
  }

  /** SIGTERM, and waits for the end. */
  void stop() {
    running().close();
  }

  /** SIGTERM, and returns at once. */
  void terminate() {
    running().terminate();
  }

  /** The exit code of a process that was asked to end. */
  int awaitEnd(Duration patience) {
    return running().awaitEnd(patience);
  }

  void freeze() {
    frozen = true;
    running().freeze();
  }

  void thaw() {
    frozen = false;
    running().thaw();
  }

  /** Everything that it logged so far. */
  String log() {
    try {
      return Files.readString(spec.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Service running() {
    if (service == null) {
      throw new IllegalStateException(spec.name() + " was never started");
    }
    return service;
  }
}

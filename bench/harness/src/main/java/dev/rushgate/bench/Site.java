package dev.rushgate.bench;

import dev.rushgate.bench.rig.Rig;
import dev.rushgate.stack.Folders;
import java.nio.file.Path;

/** The folder of a run and the servers in it; ends with the run, or with the process. */
final class Site implements AutoCloseable {

  private final Path folder;
  private final Rig rig;
  private volatile boolean ending;

  private Site(Path folder, Rig rig) {
    this.folder = folder;
    this.rig = rig;
  }

  /** Starts the stores in that folder, which is empty. */
  static Site open(Path folder) {
    Site site = new Site(folder, Rig.open(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(site::close, "bench-end"));
    return site;
  }

  Rig rig() {
    return rig;
  }

  /** Where logs are kept after the run. */
  Path logs() {
    return folder.resolve("logs");
  }

  /** A folder for one scenario's files. */
  Path scratch(String scenario) {
    return Folders.create(folder.resolve("scratch").resolve(scenario));
  }

  /** Whether the run is over, by itself or because somebody ended the process. */
  boolean isEnding() {
    return ending;
  }

  /** Ends what runs, generators included, and removes data and scratch; the logs stay. */
  @Override
  public synchronized void close() {
    if (ending) {
      return;
    }
    ending = true;
    try {
      rig.close();
    } finally {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Folders.remove(folder.resolve("data"));
      Folders.remove(folder.resolve("scratch"));
    }
  }
}

package dev.rushgate.stack;

import java.nio.file.Path;

/**
 * The folder of one test run, named by its process. Its logs stay for a look after a failure, until
 * a later run finds that their process is gone.
 */
record TestFolder(Path path) {

  static TestFolder create() {
    Path all = ProjectRoot.local().resolve("test");
    for (Path other : Folders.children(all)) {
      if (!isOwnerAlive(other)) {
        Folders.remove(other);
      }
    }
    Path mine = all.resolve(Long.toString(ProcessHandle.current().pid()));
    Folders.remove(mine);
    return new TestFolder(Folders.create(mine));
  }

  Path data() {
    return path.resolve("data");
  }

  Path logs() {
    return path.resolve("logs");
  }

  void removeData() {
    Folders.remove(data());
  }

  private static boolean isOwnerAlive(Path folder) {
    try {
      long pid = Long.parseLong(folder.getFileName().toString());
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException notOurs) {
      return true;
    }
  }
}

package dev.rushgate.stack.up;

import dev.rushgate.stack.Folders;
import dev.rushgate.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one stack run per project folder: two would write the same data. */
final class UpLock implements AutoCloseable {

  private final FileLock lock;

  private UpLock(FileLock lock) {
    this.lock = lock;
  }

  static UpLock take(Path local) {
    Path file = Folders.create(local).resolve("up.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new StackException("another scripts/up is running in " + local.getParent());
      }
      return new UpLock(lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

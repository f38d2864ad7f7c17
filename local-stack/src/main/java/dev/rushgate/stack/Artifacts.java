package dev.rushgate.stack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The servers' jars and what is unpacked from them.
 *
 * <p>The build writes an index of the jars' paths beside this class, so that users of the stack
 * have none of them on their own class path.
 */
final class Artifacts {

  private static final String INDEX = "servers.classpath";

  private Artifacts() {}

  /** Every jar that a broker's JVM needs, in order. */
  static List<String> jars() {
    try (InputStream index = Artifacts.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new StackException("the index of the servers is missing: build local-stack by Maven");
      }
      String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path jar(String prefix) {
    return jars().stream()
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new StackException("no jar " + prefix + " in the index of the servers"));
  }

  /** The version part of a jar's name: {@code 1.4.4} of {@code embedded-redis-1.4.4.jar}. */
  static String version(Path jar, String prefix) {
    String name = jar.getFileName().toString();
    return name.substring(prefix.length() + 1, name.length() - ".jar".length());
  }

  /** The folder where the content of this stack, classes and resources, lies. */
  static Path ownClasses() {
    try {
      return Path.of(Artifacts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A folder that is filled once for all processes.
   *
   * <p>It is filled aside and renamed when complete, under a lock between processes: nobody ever
   * sees half of it, and what a process that died left behind is removed.
   */
  static Path once(Path folder, Consumer<Path> fill) {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = Folders.create(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
    Path lockFile = parent.resolve(folder.getFileName() + ".lock");
    synchronized (Artifacts.class) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.isDirectory(folder)) {
          Path aside = parent.resolve(folder.getFileName() + ".part");
          Folders.remove(aside);
          fill.accept(Folders.create(aside));
          Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
      } catch (IOException e) {
        throw new StackException("cannot fill " + folder, e);
      }
    }
  }

  /** Unpacks every file below the prefix; all become executable by their owner. */
  static void unpack(Path jar, String prefix, Path target) {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
          unpack(file, entry, target.resolve(entry.getName().substring(prefix.length())));
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot unpack " + jar, e);
    }
  }

  private static void unpack(JarFile file, JarEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream content = file.getInputStream(entry)) {
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!target.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + target);
    }
  }
}

package dev.rushgate.stack.dataplatform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What was posted and how it was answered, line by line in a file that outlives the program. */
final class Journal {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final List<Post> posts = new ArrayList<>();
  private final Set<String> takenKeys = new HashSet<>();

  Journal(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(line -> remember(JSON.readValue(line, Post.class)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes a post that is taken. Returns false when its key was taken before. */
  synchronized boolean take(String key, String order, String body) {
    boolean first = !takenKeys.contains(key);
    write(new Post(key, order, first ? Post.TAKEN : Post.AGAIN, body));
    return first;
  }

  synchronized void turnedAway(String key, String order, String body, Mood mood) {
    write(new Post(key, order, mood.name(), body));
  }

  synchronized List<Post> all() {
    return List.copyOf(posts);
  }

  private void write(Post post) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(post) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(post);
  }

  private void remember(Post post) {
    posts.add(post);
    if (post.isTaken()) {
      takenKeys.add(post.key());
    }
  }
}

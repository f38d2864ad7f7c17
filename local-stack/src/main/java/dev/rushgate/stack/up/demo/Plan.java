package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.StackException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Parts that are made at once, each as soon as what it needs is there. One that fails is told and
 * takes with it what needs it; the others go on.
 */
final class Plan implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Part> parts = new ArrayList<>();
  private final Consumer<String> tell;

  Plan(Consumer<String> tell) {
    this.tell = tell;
  }

  /** One of them; comes to true when it was made. */
  record Part(String what, CompletableFuture<Boolean> made) {}

  Part part(String what, Runnable work, Part... needed) {
    var all = Arrays.stream(needed).map(Part::made).toArray(CompletableFuture[]::new);
    var made = CompletableFuture.allOf(all).thenApplyAsync(go -> make(what, work, needed), threads);
    var part = new Part(what, made);
    parts.add(part);
    return part;
  }

  private boolean make(String what, Runnable work, Part... needed) {
    for (Part part : needed) {
      if (!part.made().join()) {
        tell.accept(what + " were not made, for there are no " + part.what());
        return false;
      }
    }
    try {
      work.run();
      return true;
    } catch (RuntimeException e) { // whatever it is, the rest of the shop is there
      tell.accept(what + " are not all there: " + e.getMessage());
      return false;
    }
  }

  /** Waits for all; false when one failed. */
  boolean await() {
    return parts.stream().map(part -> part.made().join()).toList().stream().allMatch(made -> made);
  }

  /** Does the same with each, all at once; fails after all were tried. */
  <T> void each(Collection<T> all, Consumer<T> work) {
    List<CompletableFuture<Void>> under =
        all.stream()
            .map(one -> CompletableFuture.runAsync(() -> work.accept(one), threads))
            .toList();
    List<Throwable> failures =
        under.stream()
            .map(future -> future.handle((done, failure) -> failure).join())
            .filter(failure -> failure != null)
            .toList();
    if (!failures.isEmpty()) {
      Throwable first = failures.getFirst();
      Throwable cause = first.getCause() == null ? first : first.getCause();
      throw new StackException(
          failures.size() + " of " + all.size() + ", the first by " + cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

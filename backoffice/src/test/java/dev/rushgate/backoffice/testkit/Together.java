package dev.rushgate.backoffice.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does many things at once. */
public final class Together {

  private Together() {}

  /** Starts all of them at one moment and waits for their results, in their order. */
  public static <T> List<T> all(List<Callable<T>> tasks) {
    return all(tasks, tasks.size());
  }

  /** The same, with so many of them at work at any moment. */
  public static <T> List<T> all(List<Callable<T>> tasks, int atOnceMax) {
    var places = new Semaphore(Math.max(1, atOnceMax));
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (Callable<T> task : tasks) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  places.acquire();
                  try {
                    return task.call();
                  } finally {
                    places.release();
                  }
                }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

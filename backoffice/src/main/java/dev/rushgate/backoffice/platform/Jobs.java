package dev.rushgate.backoffice.platform;

import java.time.Duration;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets one server at a time do a job, whichever lives. The lock is for thrift: it is not fenced, so
 * a job must bear being done twice at once.
 */
@Component
public class Jobs {

  private final LockProvider locks;

  Jobs(JdbcTemplate database) {
    this.locks =
        new JdbcTemplateLockProvider(
            JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(database)
                .usingDbTime()
                .build());
  }

  /**
   * Does the job unless another server is at it.
   *
   * @param atMost after this long the lock of a dead server is free again
   * @return whether the job was done here
   */
  public boolean alone(String name, Duration atMost, Runnable job) {
    return alone(name, atMost, Duration.ZERO, job);
  }

  /** The same; for {@code atLeast} from its beginning no other server begins the job again. */
  public boolean alone(String name, Duration atMost, Duration atLeast, Runnable job) {
    var wanted = new LockConfiguration(ClockProvider.now(), name, atMost, atLeast);
    SimpleLock lock = locks.lock(wanted).orElse(null);
    if (lock == null) {
      return false;
    }
    try {
      job.run();
      return true;
    } finally {
      lock.unlock();
    }
  }
}

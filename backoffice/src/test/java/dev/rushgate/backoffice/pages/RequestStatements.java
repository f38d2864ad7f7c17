package dev.rushgate.backoffice.pages;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.rushgate.backoffice.testkit.Browser;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** The statements that requests send to the database, whoever writes them; none of other work. */
final class RequestStatements implements AutoCloseable {

  private static final List<String> WRITERS =
      List.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate");
  private static final String PREFIX = "Executing prepared SQL statement";
  private static final String REQUEST = "requestId";

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          boolean statement =
              event.getLoggerName().equals(WRITERS.getFirst())
                  || event.getMessage().startsWith(PREFIX);
          if (statement) {
            requests.add(event.getMDCPropertyMap().getOrDefault(REQUEST, ""));
          }
        }
      };

  RequestStatements() {
    listener.start();
    for (String writer : WRITERS) {
      Logger logger = (Logger) LoggerFactory.getLogger(writer);
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(listener);
    }
  }

  /** How many the request sent that this page answered. */
  long of(Browser.Page page) {
    return requests.stream().filter(page.reference()::equals).count();
  }

  @Override
  public void close() {
    for (String writer : WRITERS) {
      Logger logger = (Logger) LoggerFactory.getLogger(writer);
      logger.detachAppender(listener);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }
}

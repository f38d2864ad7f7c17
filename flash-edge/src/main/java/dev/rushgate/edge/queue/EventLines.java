package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages of the events channel; a line of unknown form is skipped, newer writers exist. */
final class EventLines {

  private static final Logger LOG = LoggerFactory.getLogger(EventLines.class);

  private EventLines() {}

  static void tell(String message, EventsListener listener) {
    message.lines().forEach(line -> tellLine(line, listener));
  }

  private static void tellLine(String line, EventsListener listener) {
    var words = line.split(" ", -1);
    var drop = words.length > 1 ? DropId.parse(words[1]) : Optional.<DropId>empty();
    if (drop.isEmpty()) {
      LOG.debug("event of unknown form skipped");
    } else if (words.length == 2 && words[0].equals("drop")) {
      listener.dropChanged(drop.get());
    } else if (words.length == 3 && words[0].equals("entry")) {
      MemberId.parse(words[2]).ifPresent(member -> listener.entryChanged(drop.get(), member));
    }
  }
}

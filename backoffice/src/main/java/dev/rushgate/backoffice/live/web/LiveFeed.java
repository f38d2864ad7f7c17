package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.live.Live;
import dev.rushgate.backoffice.live.Standing;
import dev.rushgate.backoffice.platform.push.PushStreams;
import dev.rushgate.model.DropId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the pages of this server what the database says of the drops that they look at. */
@Component
@Profile("admin")
class LiveFeed {

  static final String EVENT = "drop";
  private static final long PAUSE_MS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final PushStreams streams;
  private final Live live;
  private final JsonMapper json;
  private final Map<String, Standing> told = new ConcurrentHashMap<>();

  LiveFeed(PushStreams streams, Live live, JsonMapper json) {
    this.streams = streams;
    this.live = live;
    this.json = json;
  }

  @Scheduled(fixedDelay = PAUSE_MS)
  void tell() {
    Set<String> wanted = streams.topics();
    told.keySet().retainAll(wanted);
    Set<DropId> drops =
        wanted.stream().map(DropId::parse).flatMap(Optional::stream).collect(Collectors.toSet());
    if (drops.isEmpty()) {
      return;
    }
    try {
      live.standings(drops).forEach(this::tell);
    } catch (RuntimeException e) { // the database is away: nobody knows anything new
      LOG.debug("nothing told cause={}", e.toString());
    }
  }

  private void tell(Standing standing) {
    if (!standing.equals(told.put(standing.id(), standing))) {
      streams.tell(standing.id(), EVENT, json.writeValueAsString(standing));
    }
  }
}

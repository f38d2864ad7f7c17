package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.ledger.Pulses;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.push.PushStreams;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SignedIn;
import dev.rushgate.model.DropId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What keeps an open page alive: the push, and the clock that opens drops. */
@Hidden
@AdminPage
class LiveStream {

  static final String PATH = "/admin/live";
  private static final int DROPS_MAX = 12;

  private final PushStreams streams;
  private final Pulses pulses;

  LiveStream(PushStreams streams, Pulses pulses) {
    this.streams = streams;
    this.pulses = pulses;
  }

  record Time(Instant now) {}

  @GetMapping(PATH)
  void listen(
      @RequestParam List<String> drops,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Set<String> known =
        drops.stream()
            .map(DropId::parse)
            .flatMap(Optional::stream)
            .map(DropId::toString)
            .collect(Collectors.toSet());
    if (known.isEmpty() || drops.size() > DROPS_MAX) {
      throw InvalidInput.of("drops", "is a list of 1 to " + DROPS_MAX + " ids");
    }
    if (!(caller.getPrincipal() instanceof SignedIn staff)) {
      throw Problem.FORBIDDEN.because("Only staff listens here.");
    }
    streams.open(staff, known, request, response);
  }

  /** Redis' clock, by which the page measures how far its own is off. */
  @GetMapping(PATH + "/time")
  ResponseEntity<Time> time() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Time(pulses.now()));
  }
}

package dev.rushgate.backoffice.drops;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators turn while a drop is on: how fast it admits, and what those who wait are told. A
 * change of the spec like any other: the publisher brings Redis after it.
 */
@Service
public class DropControls {

  private static final Logger LOG = LoggerFactory.getLogger(DropControls.class);

  private final DropSpecRepository specs;
  private final DropStockRepository stocks;
  private final AuditLog audit;
  private final DatabaseClock clock;

  DropControls(
      DropSpecRepository specs, DropStockRepository stocks, AuditLog audit, DatabaseClock clock) {
    this.specs = specs;
    this.stocks = stocks;
    this.audit = audit;
    this.clock = clock;
  }

  private record Rate(int admitPerSecond) {}

  private record Message(String message) {

    static @Nullable Message of(@Nullable String text) {
      return text == null ? null : new Message(text);
    }
  }

  /** Refuses a missing number, or one out of bounds, with {@code InvalidInput}. */
  @Transactional
  public DropChange admit(DropId id, @Nullable Integer perSecond) {
    var inspection = new Inspection();
    inspection.given(perSecond, "admitPerSecond");
    inspection.end();
    DropStock stock = stocks.lock(id.value()).orElse(null);
    if (stock == null) {
      return new DropChange.DropUnknown();
    }
    if (stock.isClosed()) {
      return new DropChange.Closed();
    }
    DropSpec spec = specs.findById(id.value()).orElseThrow();
    Limits was = spec.drop().limits();
    int wanted = requireNonNull(perSecond);
    inspection.made(() -> new Limits(was.offered(), was.waitlist(), was.lobbyMax(), wanted));
    inspection.end();
    if (was.admitPerSecond() != wanted) {
      spec.admit(wanted);
      stock.specChanged();
      audit.changed(
          Subject.drop(id.value()), "rate_set", new Rate(was.admitPerSecond()), new Rate(wanted));
      LOG.info("drop rate set drop={} admitPerSecond={}", id, wanted);
    }
    return done(spec, stock);
  }

  /** Refuses what is no line of 1 to 200 characters with {@code InvalidInput}. */
  @Transactional
  public DropChange say(DropId id, @Nullable String message) {
    var inspection = new Inspection();
    inspection.given(message, "message");
    inspection.end();
    String plain = requireNonNull(message).strip();
    inspection.made(
        () -> {
          Drop.requireMessage(plain);
          return plain;
        });
    inspection.end();
    return tell(id, plain);
  }

  /** Takes the message back, if there is one. */
  @Transactional
  public DropChange sayNothing(DropId id) {
    return tell(id, null);
  }

  private DropChange tell(DropId id, @Nullable String message) {
    DropStock stock = stocks.lock(id.value()).orElse(null);
    if (stock == null) {
      return new DropChange.DropUnknown();
    }
    if (stock.isClosed() && message != null) {
      return new DropChange.Closed();
    }
    DropSpec spec = specs.findById(id.value()).orElseThrow();
    String was = spec.drop().message();
    if (!Objects.equals(was, message)) {
      spec.say(message);
      stock.specChanged();
      String what = message == null ? "message_removed" : "message_set";
      audit.changed(Subject.drop(id.value()), what, Message.of(was), Message.of(message));
      LOG.info("drop {} drop={}", what.replace('_', ' '), id);
    }
    return done(spec, stock);
  }

  private DropChange done(DropSpec spec, DropStock stock) {
    return new DropChange.Done(DropDetails.of(spec, stock, clock.now()));
  }
}

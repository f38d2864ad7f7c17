package dev.rushgate.edge.publish;

import dev.rushgate.edge.fixture.OnLoop;
import java.util.Optional;

/** One rebuild that has its number; it may die between any two steps. */
public final class StepwiseRebuild {

  private final OnLoop loop;
  private final RebuildSteps steps;
  private final Rebuild.Begun begun;
  private Optional<Rebuild.Fenced> fenced = Optional.empty();
  private Optional<Rebuild.Taken> taken = Optional.empty();

  StepwiseRebuild(OnLoop loop, RebuildSteps steps, Rebuild.Begun begun) {
    this.loop = loop;
    this.steps = steps;
    this.begun = begun;
  }

  public long number() {
    return begun.number();
  }

  /** Step 2; false: it gives way. */
  public boolean fence() {
    fenced = loop.call(() -> steps.fence(begun));
    return fenced.isPresent();
  }

  /** Step 4; false: it gives way. */
  public boolean snapshot() {
    taken = loop.call(() -> steps.snapshot(fenced.orElseThrow()));
    return taken.isPresent();
  }

  /** Step 5; false: it must begin anew. */
  public boolean restore() {
    return loop.call(() -> steps.restore(taken.orElseThrow()));
  }
}

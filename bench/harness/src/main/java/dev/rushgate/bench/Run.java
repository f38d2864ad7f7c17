package dev.rushgate.bench;

import dev.rushgate.bench.load.ClosedLoop;
import dev.rushgate.bench.load.OpenModel;
import dev.rushgate.bench.machine.Conditions;
import dev.rushgate.bench.machine.Cores;
import dev.rushgate.bench.machine.Disk;
import dev.rushgate.bench.machine.Pinning;
import dev.rushgate.bench.report.Progress;
import dev.rushgate.bench.report.Results;
import dev.rushgate.bench.rig.Drops;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.bench.scenario.Bench;
import dev.rushgate.bench.scenario.DropLook;
import dev.rushgate.bench.scenario.Pace;
import dev.rushgate.bench.scenario.Scenario;
import dev.rushgate.bench.scenario.Scenarios;
import dev.rushgate.stack.Folders;
import dev.rushgate.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of {@code scripts/bench}: its scenarios in order, and the report of what they saw. */
final class Run {

  private final List<Scenario> scenarios;
  private final Pace pace;
  private final Path target = ProjectRoot.find().resolve("bench").resolve("target");
  private final Progress progress;
  private final Results results = new Results();
  private final Map<String, String> conditions = new LinkedHashMap<>();
  private boolean complete = true;

  Run(Options options) {
    scenarios =
        Scenarios.all().stream().filter(each -> options.scenarios().contains(each.name())).toList();
    pace = options.quick() ? Pace.quickly() : Pace.full();
    progress = new Progress(options.scenarios(), System.out);
  }

  /** Returns whether all was measured; what was is reported in any case. */
  boolean measure() throws IOException {
    Cores cores = Pinning.found();
    Path folder = target.resolve("run");
    Folders.remove(folder);
    Disk disk = Disk.at(Folders.create(folder));
    progress.say("starting the stores");
    try (Site site = Site.open(folder)) {
      conditions.putAll(
          Conditions.read(cores, disk, site.rig().stack(), site.rig().database(), Rig.jvmFlags()));
      conditions.put("pace", pace());
      measure(site, cores);
      if (!site.isEnding()) {
        new Report(target, System.out).of(results.toResult(conditions));
        progress.say("logs are in " + site.logs());
      }
    }
    return complete;
  }

  private String pace() {
    return (pace.quick() ? "quick, not to be quoted: " : "")
        + pace.repetitions()
        + " x "
        + pace.seconds()
        + " s per contender, in turns, after "
        + pace.warmUpSeconds()
        + " s of warm-up";
  }

  private void measure(Site site, Cores cores) {
    var closedLoop = new ClosedLoop(site.logs(), cores);
    var openModel = new OpenModel(site.logs(), cores);
    var drops = new Drops(site.rig());
    for (Scenario scenario : scenarios) {
      Path scratch = site.scratch(scenario.name());
      progress.begin(scenario.name());
      try {
        scenario.run(
            new Bench(pace, scratch, site.rig(), drops, closedLoop, openModel, progress, results));
        site.rig().endServices();
        site.rig().requireAlive();
        DropLook.retireAll(site.rig(), drops.made());
      } catch (RuntimeException e) {
        // What runs on would take its time from the next ones, and a store may be gone.
        if (!site.isEnding()) {
          failed(scenario, e);
        }
        break;
      }
      Folders.remove(scratch);
    }
    progress.end();
  }

  private void failed(Scenario scenario, RuntimeException e) {
    complete = false;
    e.printStackTrace();
    int first = scenarios.indexOf(scenario);
    List<String> left =
        scenarios.subList(first, scenarios.size()).stream().map(Scenario::name).toList();
    conditions.put(
        "INCOMPLETE",
        "not measured to the end: "
            + String.join(", ", left)
            + "; the first failed: "
            + firstLine(e));
  }

  private static String firstLine(RuntimeException e) {
    return e.toString().lines().findFirst().orElse("");
  }
}

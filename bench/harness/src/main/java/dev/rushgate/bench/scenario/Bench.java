package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.ClosedLoop;
import dev.rushgate.bench.load.OpenModel;
import dev.rushgate.bench.report.Progress;
import dev.rushgate.bench.report.Results;
import dev.rushgate.bench.rig.Drops;
import dev.rushgate.bench.rig.Rig;
import java.nio.file.Path;

/**
 * What a scenario works with.
 *
 * @param folder for its files; removed with the run's other scratch
 */
public record Bench(
    Pace pace,
    Path folder,
    Rig rig,
    Drops drops,
    ClosedLoop closedLoop,
    OpenModel openModel,
    Progress progress,
    Results results) {}

package dev.rushgate.bench;

import dev.rushgate.bench.report.JsonReport;
import dev.rushgate.bench.report.Markdown;
import dev.rushgate.bench.report.Pictures;
import dev.rushgate.bench.report.Table;
import dev.rushgate.bench.result.RunResult;
import dev.rushgate.stack.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** A run told in every form: a table on the terminal first, since it needs nothing else. */
final class Report {

  private final Path target;
  private final PrintStream out;

  Report(Path target, PrintStream out) {
    this.target = target;
    this.out = out;
  }

  void of(RunResult run) throws IOException {
    out.println();
    out.println(Table.of(run));
    goals(run);
    JsonReport.write(run, target.resolve("bench.json"));
    Markdown.write(run, target.resolve("performance.md"));
    Path pictures = target.resolve("pictures");
    Folders.remove(pictures);
    Pictures.write(run, pictures);
    out.println("written to " + target + ": bench.json, performance.md, pictures/");
  }

  private void goals(RunResult run) {
    long missed = run.goals().stream().filter(goal -> !goal.met()).count();
    if (!run.goals().isEmpty()) {
      out.println(
          missed == 0
              ? "all " + run.goals().size() + " goals are met"
              : missed + " of " + run.goals().size() + " goals are not met");
    }
  }
}

package dev.rushgate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.bench.result.RunResult;
import dev.rushgate.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilesTest {

  @Test
  void jsonKeepsAllOfARun() {
    RunResult run = Runs.small();
    RunResult read = JsonReport.read(JsonReport.text(run));
    assertThat(read).isEqualTo(run);
    assertThat(new ArrayList<>(read.conditions().keySet())).containsExactly("processor", "disk");
  }

  @Test
  void jsonHasTheMediansTooForReadersThatOnlyLook() {
    assertThat(JsonReport.text(Runs.small()))
        .containsSubsequence(
            "\"contender\" : \"rushgate everysec\"",
            "\"median\" : 30000.0",
            "\"ofBaseline\" : 0.75");
  }

  @Test
  void markdownHasTheSameFiguresAndNotesBesideThem() {
    assertThat(Markdown.of(Runs.small()).lines())
        .contains(
            "## Entering, in entries/s",
            "| contender | median | least..most | x baseline | CPU us/request | notes |",
            "|---|---:|---:|---:|---:|---|",
            "| rushgate everysec | 30,000 | 29,000..34,500 | 0.750 | 12.5 |  |",
            "| forgetful | BROKEN | - | - | - | 3 units oversold |",
            "| entering, against the ceiling | FAIL | >= 0.8 | 0.750 | x |",
            "| disk | ext4 |");
  }

  @Test
  void aBarInACellDoesNotEndIt() {
    var results = new Results();
    var notes = List.of("a|b", "c\nd");
    results.add(new Series("entering", "odd", "x", List.of(1.0), 0, notes, false));
    assertThat(Markdown.of(results.toResult(Map.of()))).contains("a\\|b; c d |\n");
  }
}

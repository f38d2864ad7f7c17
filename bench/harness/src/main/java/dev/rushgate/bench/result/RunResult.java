package dev.rushgate.bench.result;

import java.util.List;
import java.util.Map;

/**
 * Everything a run has to say.
 *
 * @param conditions by name, in the order to print: hardware, JVM, durability, cores, ...
 */
public record RunResult(
    Map<String, String> conditions, List<Series> series, List<Curve> curves, List<Goal> goals) {}

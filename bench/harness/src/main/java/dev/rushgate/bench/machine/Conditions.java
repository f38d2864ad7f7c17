package dev.rushgate.bench.machine;

import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.ProjectRoot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a figure depends on, to be printed with it. Read from the machine and the running stores.
 */
public final class Conditions {

  private Conditions() {}

  /**
   * In the order to print.
   *
   * @param jvmFlags of the contenders
   */
  public static Map<String, String> read(
      Cores cores, Disk disk, LocalStack stack, Database database, List<String> jvmFlags) {
    var all = new LinkedHashMap<String, String>();
    all.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    Commit.of(ProjectRoot.find()).ifPresent(commit -> all.put("commit", commit));
    machine(all, cores);
    all.put("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
    all.put(
        "JVM of the contenders",
        String.join(" ", jvmFlags) + "; collector " + JavaOfContenders.collector(jvmFlags));
    all.put(
        "event loops", Runtime.getRuntime().availableProcessors() + ", one per core it may use");
    all.put("disk of the stores", text(disk));
    all.put("redis", Durability.redis(stack.redis().port()));
    all.put("database", Durability.database(database));
    all.put("kafka", Durability.kafka(stack.kafka().bootstrap()));
    return all;
  }

  private static void machine(Map<String, String> all, Cores cores) {
    var processor = Processor.ofThisMachine();
    all.put("processor", processor.model() + ", " + processor.cores() + " cores");
    all.put(
        "pinning",
        "load on core "
            + cores.generator()
            + ", what is measured with its stores on core "
            + cores.contender());
    all.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String text(Disk disk) {
    return String.format(
        Locale.ROOT,
        "%s, fsync of 4 KiB: median %.2f ms, p99 %.2f ms",
        disk.type(),
        disk.fsyncMedianMs(),
        disk.fsyncP99Ms());
  }
}

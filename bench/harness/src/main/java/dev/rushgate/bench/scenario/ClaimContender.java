package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Target;
import java.util.List;
import java.util.Map;

/** Somebody who gives units to members. */
interface ClaimContender {

  /** As in the table. */
  String name();

  /** For the reader of the table, such as the size of the pool. */
  List<String> notes();

  /** How many connections it is at its best with, of those that were tried. */
  int connections();

  /** Its processes and the stores. */
  Map<String, Long> pids();

  /** Fresh units that nobody has claimed yet. */
  Round round();

  /** One load on fresh units, and what the stores say afterwards. */
  interface Round extends AutoCloseable {

    Target target();

    /** How many members the target's feed names, each once. */
    int members();

    /**
     * The promises that the stores show broken; empty when all were kept.
     *
     * @param acknowledged successes that the generator saw
     * @param unseen requests at most that may have succeeded without it
     */
    List<String> broken(long acknowledged, long unseen);

    /** Takes the units out of the way of the next. */
    @Override
    void close();
  }
}

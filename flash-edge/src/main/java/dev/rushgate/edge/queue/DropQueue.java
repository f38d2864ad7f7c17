package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.event.Release;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * The queue of one drop, over one link: each method is one script of the protocol, atomic, and says
 * by its outcome what happened. Cheap to make. Futures fail with a {@link RedisFault}; of these
 * only {@link OutcomeUnknown} may have had an effect, and every script may then simply be called
 * again, but {@link #admit}, whose leases come back by expiry.
 */
public final class DropQueue {

  /** Members, leases, units or verdicts in one call; a longer list is refused. */
  public static final int BATCH_MAX = 1_000;

  private final RedisLink link;
  private final Scripts scripts;
  private final DropId drop;
  private final RedisKeys keys;
  private final List<String> dropKeys;

  public DropQueue(RedisLink link, DropId drop) {
    this.link = link;
    this.scripts = new Scripts(link);
    this.drop = drop;
    this.keys = new RedisKeys(drop);
    this.dropKeys =
        List.of(
            keys.spec(), keys.queue(), keys.leased(), keys.sent(), keys.admitted(), keys.results());
  }

  /** The drop whose queue this is. */
  public DropId drop() {
    return drop;
  }

  /** Puts members into the queue, at most {@link #BATCH_MAX}; the same member may come twice. */
  public Future<EnterReply> enter(List<Claim> claims) {
    bounded(claims);
    return scripts
        .run(Script.ENTER, dropKeys, EnterScript.arguments(claims))
        .map(reply -> EnterScript.read(drop, reply));
  }

  /** Reads the entries of members, at most {@link #BATCH_MAX}. */
  public Future<EntriesReply> entries(List<MemberId> members) {
    bounded(members);
    return scripts
        .run(Script.ENTRIES, dropKeys, members.stream().map(MemberId::value).toList())
        .map(reply -> EntriesScript.read(drop, reply));
  }

  /** Gives up a waiting place. */
  public Future<LeaveOutcome> leave(MemberId member) {
    return announcing(Script.LEAVE, Stream.of(member.value())).map(LeaveScript::read);
  }

  /** Takes leases over and pops the head, together at most {@code max}, for {@code leaseMs}. */
  public Future<AdmitOutcome> admit(int max, long leaseMs) {
    bounded(max);
    if (leaseMs < 1) {
      throw new IllegalArgumentException("a lease lasts");
    }
    return announcing(Script.ADMIT, Stream.of(max, leaseMs).map(String::valueOf))
        .map(AdmitScript::read);
  }

  /** Says that Kafka has the records of these leases; from here on the members see ADMITTED. */
  public Future<AcknowledgeOutcome> acknowledge(long epoch, List<Pop> leases) {
    bounded(leases);
    return announcing(Script.ACKNOWLEDGE, elements(epoch, leases)).map(AcknowledgeScript::read);
  }

  /** Ends these leases now, for the next drainer to take over. */
  public Future<AcknowledgeOutcome> giveBack(long epoch, List<Pop> leases) {
    bounded(leases);
    return scripts
        .run(Script.GIVE_BACK, dropKeys, elements(epoch, leases).toList())
        .map(AcknowledgeScript::read);
  }

  /** Takes units back; delivered twice, a unit returns once. */
  public Future<ReleaseOutcome> release(List<Release> returns) {
    bounded(returns);
    return announcing(Script.RELEASE, ReleaseScript.arguments(returns)).map(ReleaseScript::read);
  }

  /** Tells members what MySQL made of their admissions. */
  public Future<ResultOutcome> result(List<Verdict> verdicts) {
    bounded(verdicts);
    return announcing(Script.RESULT, ResultScript.arguments(verdicts)).map(ResultScript::read);
  }

  /** Refuses up to {@code max} of the waiting, if nothing can come back for them. */
  public Future<RefuseOutcome> refuse(int max, Reason reason) {
    bounded(max);
    return announcing(Script.REFUSE, Stream.of(Integer.toString(max), reason.word()))
        .map(RefuseScript::read);
  }

  /** Latches that every unit is paid, if no unit went round since {@code no} was read here. */
  public Future<FinalOutcome> latchFinal(long epoch, long no) {
    return announcing(Script.FINAL, Stream.of(epoch, no).map(String::valueOf))
        .map(FinalScript::read);
  }

  /** Publishes a changed spec into an armed drop. */
  public Future<UpdateOutcome> update(SpecChange change) {
    return announcing(Script.UPDATE, UpdateScript.arguments(change)).map(UpdateScript::read);
  }

  /** Begins the rebuild {@code number}. */
  public Future<FenceOutcome> fence(long number) {
    return scripts
        .run(Script.FENCE, dropKeys, List.of(Long.toString(number)))
        .map(reply -> FenceScript.read(drop, reply));
  }

  /** Ends a rebuild; on any fault begin anew with a new number. */
  public Future<RestoreOutcome> restore(Restoration restoration) {
    var restore = new RestoreScript(link, keys, restoration);
    return restore.writeLists().compose(v -> restoreFromLists(restore));
  }

  Future<RestoreOutcome> restoreFromLists(RestoreScript restore) {
    return announcing(Script.RESTORE, restore.keys(dropKeys), restore.arguments())
        .map(RestoreScript::read);
  }

  /** Reads all there is to know, but the members. */
  public Future<SnapshotReply> snapshot() {
    var withLost = Stream.concat(dropKeys.stream(), Stream.of(keys.lost())).toList();
    return scripts
        .run(Script.SNAPSHOT, withLost, List.of())
        .map(reply -> SnapshotScript.read(drop, reply));
  }

  /** Units that Kafka has had since {@code untilMs} (Redis' clock) or longer, without a result. */
  public Future<List<Hold>> sentUntil(long untilMs, int max) {
    bounded(max);
    return new SentUnits(link, keys).until(untilMs, max);
  }

  /** Notes a member whose valid ticket outlived the entry, for the ledger. */
  public Future<Void> noteLost(MemberId member) {
    return link.call(Request.cmd(Command.SADD).arg(keys.lost()).arg(member.value())).mapEmpty();
  }

  private Future<Reply> announcing(Script script, Stream<String> arguments) {
    return announcing(script, dropKeys, arguments);
  }

  private Future<Reply> announcing(Script script, List<String> keys, Stream<String> arguments) {
    var whereTo = Stream.of(RedisKeys.EVENTS, drop.toString());
    return scripts.run(script, keys, Stream.concat(whereTo, arguments).toList());
  }

  private static Stream<String> elements(long epoch, List<Pop> leases) {
    return Stream.concat(Stream.of(Long.toString(epoch)), leases.stream().map(Pop::element));
  }

  private static void bounded(List<?> batch) {
    bounded(batch.size());
  }

  private static void bounded(int size) {
    if (size < 1 || size > BATCH_MAX) {
      throw new IllegalArgumentException("a batch has 1 to " + BATCH_MAX + " elements");
    }
  }
}

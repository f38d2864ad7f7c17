package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.RevocationTable;
import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.RevocationList;
import dev.rushgate.edge.queue.RevocationPage;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list in Redis follows the table, whatever Redis, the database or other publishers do. */
class RevocationCopyIT extends WithRig {

  private RevocationTable table;
  private RevocationList list;

  @BeforeEach
  void begin() {
    table = new RevocationTable(new dev.rushgate.edge.fixture.Sql(rig.database));
    list = new RevocationList(rig.workers.link());
    forget();
  }

  @AfterEach
  void forget() {
    rig.redis("del", RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS, RedisKeys.REVOCATION_HEAD);
  }

  private void copy() {
    rig.on(rig.workers.revocations()::copy);
  }

  private RevocationPage.Part read() {
    return (RevocationPage.Part) PublishRig.await(list.read(0));
  }

  /** Kind and subject of each, in their order. */
  private List<String> live() {
    return read().revocations().stream().map(one -> one.kind() + " " + one.subject()).toList();
  }

  private double meter(String name) {
    return rig.meters.get(name).meter().measure().iterator().next().getValue();
  }

  @Test
  void anEmptyTableIsAnEmptyList() {
    copy();
    assertThat(read().head().number()).isZero();
    assertThat(live()).isEmpty();
  }

  @Test
  void newRowsFollowInTheirOrderWithAllTheySay() {
    copy();
    var before = Instant.ofEpochMilli(1_800_000_000_123L);
    table.session("s1");
    table.member("alice", before);
    copy();
    table.block("mallory");
    copy();
    assertThat(live()).containsExactly("SESSION s1", "MEMBER alice", "BLOCK mallory");
    Revocation member = read().revocations().get(1);
    assertThat(member.beforeMs()).hasValue(1_800_000_000_123L);
    assertThat(member.expiresMs().orElseThrow()).isGreaterThan(System.currentTimeMillis());
    assertThat(read().head().number()).isEqualTo(3);
    assertThat(meter("rushgate.revocations.copied")).isEqualTo(3);
    assertThat(meter("rushgate.revocations.copied.age")).isBetween(0.0, 5.0);
  }

  @Test
  void anEmptiedRedisGetsWhatStillCounts() {
    table.block("alice");
    table.block("mallory");
    table.add("SESSION", "old", null, Instant.now().minusSeconds(3_600));
    table.session("s1");
    copy();
    var first = read().head();
    table.unblock("alice");
    forget();
    copy();
    assertThat(live()).containsExactly("BLOCK mallory", "SESSION s1");
    assertThat(read().head().number()).isEqualTo(5);
    assertThat(read().head().life()).isNotEqualTo(first.life());
  }

  @Test
  void aRedisThatLostItsTailGetsItAgainInTheSameLife() {
    table.block("alice");
    copy();
    var then = read().head();
    table.block("bob");
    copy();
    rig.redis("hset", RedisKeys.REVOCATION_HEAD, "number", "1");
    rig.redis("zrem", RedisKeys.REVOCATIONS, "BLOCK|||bob");
    copy();
    assertThat(live()).containsExactly("BLOCK alice", "BLOCK bob");
    assertThat(read().head().life()).isEqualTo(then.life());
  }

  @Test
  void aDatabaseThatWentBackBeginsANewLife() {
    table.block("alice");
    table.block("bob");
    table.block("carol");
    copy();
    var then = read().head();
    table.goBackTo(1);
    copy();
    assertThat(live()).containsExactly("BLOCK alice");
    assertThat(read().head().number()).isEqualTo(1);
    assertThat(read().head().life()).isNotEqualTo(then.life());
    table.block("dave");
    copy();
    assertThat(live()).containsExactly("BLOCK alice", "BLOCK dave");
  }

  @Test
  void moreThanABatchIsCopiedInOneRound() {
    copy();
    many(2_300);
    copy();
    assertThat(read().size()).isEqualTo(2_300);
    assertThat(read().head().number()).isEqualTo(2_300);
    forget();
    copy();
    assertThat(read().size()).isEqualTo(2_300);
    assertThat(read().head().number()).isEqualTo(2_300);
  }

  private void many(int rows) {
    rig.sql.execute(
        """
        INSERT INTO revocation (number, kind, subject, expires_at, created_at)
        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
        SELECT i, 'SESSION', CONCAT('s', i), UTC_TIMESTAMP(3) + INTERVAL 900 SECOND,
          UTC_TIMESTAMP(3) FROM n
        """);
    for (int at = 900; at < rows; at *= 2) {
      rig.sql.execute(
          """
          INSERT INTO revocation (number, kind, subject, expires_at, created_at)
          SELECT number + ?, kind, CONCAT('s', number + ?), expires_at, created_at
          FROM revocation WHERE number + ? <= ?
          """,
          at,
          at,
          at,
          rows);
    }
    rig.sql.execute("UPDATE revocation_head SET number = ?", rows);
  }

  @Test
  void twoPublishersAtOnceWriteOneList() {
    var other = rig.another();
    try {
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 3; i++) {
          table.session("s" + round + "-" + i);
        }
        var both = Future.all(copying(rig), copying(other), copying(rig), copying(other));
        PublishRig.await(both);
        if (round == 2) {
          forget();
        }
      }
      copy();
      assertThat(read().head().number()).isEqualTo(15);
      assertThat(read().revocations().stream().map(Revocation::number))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 15).mapToObj(Long::valueOf).toList());
    } finally {
      other.close();
    }
  }

  private static Future<Void> copying(PublishRig by) {
    return Future.future(
        done -> by.vertx.runOnContext(v -> by.workers.revocations().copy().onComplete(done)));
  }

  @Test
  void aRowOfAnUnknownKindHoldsNobodyUp() {
    copy();
    table.session("s1");
    table.add("NEWER", "x", null, null);
    table.session("s2");
    copy();
    assertThat(live()).containsExactly("SESSION s1", "SESSION s2");
    assertThat(read().head().number()).isEqualTo(3);
    assertThat(meter("rushgate.revocations.unreadable")).isEqualTo(1);
  }

  @Test
  void whatEndedIsForgottenAlsoWhenItIsMoreThanABatch() {
    many(1_800);
    copy();
    assertThat(read().size()).isEqualTo(1_800);
    table.block("mallory");
    copy();
    String end = Long.toString(System.currentTimeMillis() - 2 * RevocationList.ENDED_KEPT_MS);
    rig.redis(
        "eval",
        """
        for _, element in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
          redis.call('ZADD', KEYS[1], ARGV[1], element)
        end
        """,
        "1",
        RedisKeys.REVOCATION_ENDS,
        end);
    rig.on(rig.workers.revocations()::trim);
    assertThat(live()).containsExactly("BLOCK mallory");
    assertThat(rig.redis("zcard", RedisKeys.REVOCATION_ENDS)).isEqualTo("0");
    copy();
    assertThat(live()).as("not copied again").containsExactly("BLOCK mallory");
  }
}

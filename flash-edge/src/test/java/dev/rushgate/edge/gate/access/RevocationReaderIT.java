package dev.rushgate.edge.gate.access;

import static dev.rushgate.edge.gate.access.Revocations.Judgement.GOOD;
import static dev.rushgate.edge.gate.access.Revocations.Judgement.REVOKED;
import static dev.rushgate.edge.gate.access.Revocations.Judgement.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.Revocation.Kind;
import dev.rushgate.edge.queue.RevocationList;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How memory follows the list in Redis, and when it does not confirm what it has. */
@ExtendWith(VertxExtension.class)
class RevocationReaderIT {

  private static final long LONG_MS = Revocations.CONFIRMED_MS_MAX + 1;

  private final AtomicLong ownMs = new AtomicLong(1_000);
  private final AtomicInteger told = new AtomicInteger();
  private final Revocations memory = new Revocations(ownMs::get);
  private OnLoop loop;
  private RedisLink link;
  private RevocationList list;
  private RevocationReader reader;

  @BeforeEach
  void open(Vertx vertx) {
    loop = OnLoop.of(vertx);
    var settings = RedisSettings.of(LocalStack.shared().redis().url());
    link = loop.get(() -> RedisLink.open(vertx, settings));
    OnLoop.answer(link.ready());
    list = new RevocationList(link);
    reader = new RevocationReader(list, memory, ownMs::get);
    memory.listen(told::incrementAndGet);
    forget();
  }

  @AfterEach
  void close() {
    forget();
    OnLoop.answer(link.close());
  }

  private void forget() {
    redis("DEL", RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS, RedisKeys.REVOCATION_HEAD);
  }

  private void redis(String command, String... arguments) {
    var request = Request.cmd(Command.create(command));
    Arrays.stream(arguments).forEach(request::arg);
    OnLoop.answer(link.call(request).mapEmpty());
  }

  private void read() {
    loop.call(reader::read);
  }

  private void assertNotConfirmed(String why) {
    assertThatThrownBy(this::read)
        .isInstanceOf(RevocationReader.NotConfirmed.class)
        .hasMessageContaining(why);
  }

  private static Revocation of(long number, Kind kind, String subject) {
    return new Revocation(number, kind, subject, OptionalLong.empty(), OptionalLong.empty());
  }

  private void fill(long number, Revocation... live) {
    OnLoop.answer(list.fill(OnLoop.answer(list.head()), number, List.of(live)));
  }

  private void copy(Revocation one) {
    var seen = OnLoop.answer(list.head()).orElseThrow();
    assertThat(OnLoop.answer(list.copy(seen, one.number(), List.of(one)))).isTrue();
  }

  private Revocations.Judgement judge(String member) {
    return memory.judge(new Bearer.Member(new MemberId(member), "s-of-" + member, 5));
  }

  @Test
  void aListThatIsNotThereIsNotConfirmed() {
    assertNotConfirmed("no list");
    assertThat(memory.isRead()).isFalse();
    fill(0);
    read();
    assertThat(judge("alice")).isEqualTo(GOOD);
  }

  @Test
  void whatComesAfterwardsIsAddedAndTold() {
    fill(1, of(1, Kind.BLOCK, "alice"));
    read();
    assertThat(judge("alice")).isEqualTo(REVOKED);
    assertThat(told).hasValue(1);
    read();
    assertThat(told).as("no news").hasValue(1);
    copy(of(2, Kind.SESSION, "s-of-bob"));
    copy(of(3, Kind.UNBLOCK, "alice"));
    read();
    assertThat(told).hasValue(2);
    assertThat(judge("bob")).isEqualTo(REVOKED);
    assertThat(judge("alice")).isEqualTo(GOOD);
    assertThat(memory.head()).isEqualTo(3);
    assertThat(memory.size()).isEqualTo(1);
  }

  @Test
  void aRedisThatLostTheNewestIsNotConfirmedUntilItHasThemAgain() {
    fill(1, of(1, Kind.BLOCK, "alice"));
    copy(of(2, Kind.BLOCK, "bob"));
    read();
    redis("HSET", RedisKeys.REVOCATION_HEAD, "number", "1");
    redis("ZREM", RedisKeys.REVOCATIONS, "BLOCK|||bob");
    assertNotConfirmed("lost the newest");
    assertThat(judge("bob")).as("memory still knows").isEqualTo(REVOKED);
    ownMs.addAndGet(LONG_MS);
    assertNotConfirmed("lost the newest");
    assertThat(judge("bob")).isEqualTo(UNCONFIRMED);
    copy(of(2, Kind.BLOCK, "bob"));
    read();
    assertThat(judge("bob")).isEqualTo(REVOKED);
    assertThat(judge("carol")).isEqualTo(GOOD);
  }

  @Test
  void anotherFillingIsReadWholeAlsoWhenItsNumbersAreLower() {
    fill(9, of(1, Kind.BLOCK, "alice"));
    read();
    fill(2, of(2, Kind.BLOCK, "bob"));
    read();
    assertThat(judge("alice")).isEqualTo(GOOD);
    assertThat(judge("bob")).isEqualTo(REVOKED);
    assertThat(memory.head()).isEqualTo(2);
  }

  @Test
  void afterALongSilenceTheWholeListIsRead() {
    fill(2, of(1, Kind.BLOCK, "alice"), of(2, Kind.BLOCK, "bob"));
    read();
    copy(of(3, Kind.UNBLOCK, "alice"));
    redis("ZREM", RedisKeys.REVOCATIONS, "UNBLOCK|||alice"); // trimmed before it was read
    ownMs.addAndGet(LONG_MS);
    assertThat(judge("bob")).isEqualTo(UNCONFIRMED);
    read();
    assertThat(judge("alice")).isEqualTo(GOOD);
    assertThat(judge("bob")).isEqualTo(REVOKED);
  }

  @Test
  void aListOfSeveralPagesIsReadWhole() {
    var many = LongStream.rangeClosed(1, 2_345).mapToObj(n -> of(n, Kind.BLOCK, "m" + n)).toList();
    fill(2_345, many.toArray(Revocation[]::new));
    read();
    assertThat(memory.size()).isEqualTo(2_345);
    assertThat(judge("m1")).isEqualTo(REVOKED);
    assertThat(judge("m2345")).isEqualTo(REVOKED);
    assertThat(judge("m2346")).isEqualTo(GOOD);
  }

  @Test
  void aListThatIsTooLongIsNotConfirmed() {
    fill(1, of(1, Kind.BLOCK, "alice"));
    redis(
        "EVAL",
        "for i = 1, "
            + RevocationList.LIVE_MAX
            + " do redis.call('ZADD', KEYS[1], i, 'BLOCK|||m' .. i) end",
        "1",
        RedisKeys.REVOCATIONS);
    assertNotConfirmed("longer than");
    assertThat(memory.isRead()).isFalse();
  }

  @Test
  void whatCannotBeUnderstoodIsNotConfirmed() {
    fill(1, of(1, Kind.BLOCK, "alice"));
    redis("ZADD", RedisKeys.REVOCATIONS, "1", "NEWER|||alice");
    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
    assertThat(memory.isRead()).isFalse();
  }
}

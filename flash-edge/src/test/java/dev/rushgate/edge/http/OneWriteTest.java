package dev.rushgate.edge.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneWriteTest {

  private static final int LONG = 2_049;

  private final EmbeddedChannel channel = new EmbeddedChannel(new OneWrite());
  private final List<ChannelFuture> writes = new ArrayList<>();

  @Test
  void joinsWhatComesBeforeAFlush() {
    write("head ");
    write("body ");
    write("end");
    assertThat(sent()).isEmpty();
    assertThat(writes).noneMatch(ChannelFuture::isDone);

    channel.flush();

    assertThat(sent()).containsExactly("head body end");
    assertThat(writes).allMatch(ChannelFuture::isSuccess);
  }

  @Test
  void keepsFlushesApart() {
    write("one");
    channel.flush();
    write("two");
    channel.flush();

    assertThat(sent()).containsExactly("one", "two");
  }

  @Test
  void passesLongPartsOnAsTheyAreAndInOrder() {
    write("head");
    write("x".repeat(LONG));
    write("tail");
    channel.flush();

    assertThat(sent()).containsExactly("head", "x".repeat(LONG), "tail");
  }

  @Test
  void startsAnewWhenPartsTogetherAreTooLong() {
    String half = "x".repeat(LONG / 2 + 1);
    write(half);
    write(half);
    channel.flush();

    assertThat(sent()).containsExactly(half, half);
  }

  @Test
  void joinsWritesWhoseOutcomeNobodyAsked() {
    writes.add(channel.write(bytes("head "), channel.voidPromise()));
    writes.add(channel.write(bytes("body"), channel.voidPromise()));
    channel.flush();

    assertThat(sent()).containsExactly("head body");
  }

  @Test
  void letsGoOfWhatAConnectionThatClosesWasNeverSent() {
    var part = bytes("head");
    var written = channel.write(part);

    assertThat(channel.close().isSuccess()).isTrue();

    assertThat(part.refCnt()).isZero();
    assertThat(written.cause()).isInstanceOf(ClosedChannelException.class);
  }

  private void write(String text) {
    writes.add(channel.write(bytes(text)));
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  private List<String> sent() {
    var sent = new ArrayList<String>();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      sent.add(part.toString(US_ASCII));
      assertThat(part.release()).isTrue();
    }
    return sent;
  }
}

package dev.rushgate.edge.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.PromiseNotifier;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Joins the small buffers that come before a flush into one: the head and the body of an answer, or
 * the pieces of a chunk. The kernel takes one buffer noticeably cheaper than a list of two (see
 * docs/performance.md), and an answer has few bytes to copy.
 *
 * <p>It stands between the HTTP encoder and the socket of one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a write is told to its promise
final class OneWrite extends ChannelDuplexHandler {

  /** In bytes; what is longer goes on as it is. */
  private static final int JOINED_MAX = 2_048;

  /** In bytes: room for most answers. */
  private static final int JOINED_START = 640;

  /**
   * What waits for the flush.
   *
   * @param ours whether more can be added: the bytes are in a buffer that was made here
   */
  private record Held(ByteBuf bytes, ChannelPromise written, boolean ours) {}

  private @Nullable Held held;

  OneWrite() {}

  static void on(HttpConnection connection) {
    if (connection instanceof ConnectionBase transport) {
      transport.channel().pipeline().addFirst(new OneWrite());
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
    if (!(message instanceof ByteBuf bytes) || bytes.readableBytes() > JOINED_MAX) {
      pass(context);
      context.write(message, written);
      return;
    }
    if (held != null && held.bytes().readableBytes() + bytes.readableBytes() > JOINED_MAX) {
      pass(context);
    }
    held = held == null ? new Held(bytes, written, false) : joined(context, held, bytes, written);
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    pass(context);
    context.flush();
  }

  /** The connection is gone, and with it what was never flushed. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (held != null) {
      held.bytes().release();
      held.written().tryFailure(new ClosedChannelException());
      held = null;
    }
  }

  private static Held joined(
      ChannelHandlerContext context, Held before, ByteBuf bytes, ChannelPromise written) {
    var all = before.bytes();
    if (!before.ours()) {
      all = context.alloc().ioBuffer(JOINED_START, JOINED_MAX).writeBytes(before.bytes());
      before.bytes().release();
    }
    all.writeBytes(bytes);
    bytes.release();
    var whole = written.unvoid();
    if (!before.written().isVoid()) {
      PromiseNotifier.cascade(whole, before.written());
    }
    return new Held(all, whole, true);
  }

  private void pass(ChannelHandlerContext context) {
    if (held != null) {
      var whole = held;
      held = null;
      context.write(whole.bytes(), whole.written());
    }
  }
}

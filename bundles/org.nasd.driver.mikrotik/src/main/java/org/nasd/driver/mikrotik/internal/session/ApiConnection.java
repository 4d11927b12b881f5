package org.nasd.driver.mikrotik.internal.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.command.Words;
import org.nasd.driver.mikrotik.internal.trap.Trap;
import org.nasd.driver.mikrotik.internal.wire.Reply;

/**
 * A connection that is logged in: gives each command a tag and hands the replies to whoever waits for them. Replies to commands that
 * nobody waits for any more are passed over. Confined to its event loop but for {@link #ended()}.
 */
final class ApiConnection extends SimpleChannelInboundHandler<Reply> {

    private static final long MOST_UNWANTED = 64L << 20;
    private static final int LAST_TAG = 999_999_999;

    private final Router router;
    private final Channel channel;
    private final Outbox outbox;
    private final IntObjectMap<Call> calls = new IntObjectHashMap<>();
    private final CompletableFuture<Outcome.Unavailable> ended = new CompletableFuture<>();
    private Outcome.Unavailable end;
    private int lastTag;
    private long unwanted;

    ApiConnection(Router router, Channel channel) {
        super(Reply.class);
        this.router = router;
        this.channel = channel;
        this.outbox = new Outbox(channel);
    }

    Router router() {
        return router;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    CompletableFuture<Outcome.Unavailable> ended() {
        return ended;
    }

    /** Why it ended, or null while it works. */
    Outcome.Unavailable end() {
        return end;
    }

    /**
     * Sends a call; its owner hears of it later, never during this call.
     *
     * @return its tag
     */
    int send(Call call) {
        int tag = nextTag();
        if (end != null) {
            loop().execute(() -> call.owner().lost(call));
            return tag;
        }
        calls.put(tag, call);
        outbox.send(call, tag);
        if (!channel.isWritable() && channel.isActive()) {
            loop().execute(() -> end(Trouble.LOST, "it does not take what is sent to it", true));
        }
        return tag;
    }

    private int nextTag() {
        do {
            lastTag = lastTag == LAST_TAG ? 1 : lastTag + 1;
        } while (calls.containsKey(lastTag));
        return lastTag;
    }

    /** Tells the router to give up a command; whatever it still says about it is passed over. */
    void cancel(int tag) {
        Call call = calls.remove(tag);
        if (call != null && end == null) {
            outbox.send(List.of(Words.ascii("/cancel"), Words.ascii("=tag=" + tag)), nextTag());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Reply reply) {
        if (reply.type() == Reply.Type.FATAL) {
            String reason = reply.words().isEmpty()
                    ? ""
                    : Trap.oneLine(router.text().decode(reply.words().get(0)));
            end(Trouble.LOST, "the router ended the session: " + reason, true);
            return;
        }
        Call call = calls.get(reply.tag());
        if (call == null) {
            passOver(reply);
            return;
        }
        call.take(reply);
        if (reply.type() == Reply.Type.DONE) {
            calls.remove(reply.tag());
            call.end(System.nanoTime());
            call.owner().answered(call);
        }
    }

    private void passOver(Reply reply) {
        unwanted = reply.type() == Reply.Type.DONE ? 0 : unwanted + reply.size() + 1;
        if (unwanted > MOST_UNWANTED) {
            end(Trouble.LOST, "the router goes on sending what nobody waits for", true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(Trouble.LOST, "the router closed the connection", true);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(Trouble.LOST, Causes.ofLoss(cause), true);
    }

    /** The router no longer knows who this is. */
    void expelled(String reason) {
        end(Trouble.LOST, "the router ended the session: " + reason, true);
    }

    /** Ends the connection politely; returns at once. */
    void quit(String reason, long patienceMillis) {
        if (end != null) {
            return;
        }
        end(Trouble.LOST, reason, false);
        outbox.send(List.of(Words.ascii("/quit")), nextTag());
        outbox.flush();
        var unused = loop().schedule(this::closeNow, patienceMillis, TimeUnit.MILLISECONDS);
    }

    /** Ends the connection at once, by a reset: what was written and has not left yet is dropped as well. */
    void cut(String reason) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        if (end == null) {
            end(Trouble.LOST, reason, true);
        } else {
            closeNow();
        }
    }

    private void closeNow() {
        var unused = channel.close();
    }

    private void end(Trouble trouble, String reason, boolean close) {
        if (end != null) {
            return;
        }
        end = new Outcome.Unavailable(trouble, router.address() + ": " + reason);
        if (close) {
            outbox.discard();
            closeNow();
        }
        List<Call> lost = new ArrayList<>(calls.values());
        calls.clear();
        for (Call call : lost) {
            call.end(System.nanoTime());
            call.owner().lost(call);
        }
        ended.complete(end);
    }
}

package org.nasd.driver.mikrotik.internal.session;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.wire.ReplyDecoder;

/** The way from nothing to a session, with a deadline on each stretch. Confined to its event loop. */
final class OpenAttempt implements LoginHandler.Owner {

    private static final WriteBufferWaterMark MOST_UNWRITTEN = new WriteBufferWaterMark(8 << 20, 16 << 20);

    private final Router router;
    private final BooleanSupplier maySpeak;
    private final EventLoop loop;
    private final KeepAlive keepAlive;
    private final CompletableFuture<Opening> result;
    private ScheduledFuture<?> timer;
    private Channel channel;

    OpenAttempt(
            Router router,
            BooleanSupplier maySpeak,
            EventLoop loop,
            KeepAlive keepAlive,
            CompletableFuture<Opening> result) {
        this.router = router;
        this.maySpeak = maySpeak;
        this.loop = loop;
        this.keepAlive = keepAlive;
        this.result = result;
    }

    Router router() {
        return router;
    }

    EventLoop loop() {
        return loop;
    }

    /** Gives up from outside of the event loop, when that does nothing more. */
    void abandon(String reason) {
        result.complete(new Opening.NotOpened(new Outcome.Unavailable(Trouble.LOST, router.address() + ": " + reason)));
    }

    /** Starts the clock of {@code timeout.connect}. */
    void start() {
        within(
                router.connectTimeout(),
                () -> refused(new Outcome.Unavailable(
                        Trouble.UNREACHABLE,
                        router.address() + " does not answer within " + seconds(router.connectTimeout()) + " s")));
    }

    /** Goes on when it is known where to connect to. */
    void connect(Preparation.Ready ready) {
        if (result.isDone()) {
            return;
        }
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(Integer.MAX_VALUE, router.connectTimeout().toMillis()))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MOST_UNWRITTEN)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel ch) {
                        prepare(ch, ready);
                    }
                });
        ChannelFuture connecting = bootstrap.connect(ready.address());
        channel = connecting.channel();
        var unused = connecting.addListener(future -> connected(future.cause()));
    }

    private void prepare(Channel ch, Preparation.Ready ready) {
        if (ready.tls() != null) {
            var handler = ready.tls().handler(ch.alloc(), router.port());
            handler.setHandshakeTimeoutMillis(router.loginTimeout().toMillis());
            ch.pipeline().addLast(handler);
        }
        ch.pipeline().addLast(new Fence(maySpeak), new ReplyDecoder(), new LoginHandler(router, ready.tls(), this));
    }

    private void connected(Throwable failure) {
        if (failure != null) {
            refused(loop.isShuttingDown() ? stopping() : unreachable(failure));
            return;
        }
        keepAlive.apply(channel);
        within(router.loginTimeout(), () -> refused(LoginRefusal.silent(router, seconds(router.loginTimeout()))));
    }

    private Outcome.Unavailable stopping() {
        return new Outcome.Unavailable(Trouble.LOST, router.address() + ": the driver is stopping");
    }

    private Outcome.Unavailable unreachable(Throwable failure) {
        return new Outcome.Unavailable(
                Trouble.UNREACHABLE, router.address() + " cannot be connected to: " + failure.getMessage());
    }

    private void within(Duration limit, Runnable otherwise) {
        if (timer != null) {
            timer.cancel(false);
        }
        if (!result.isDone()) {
            timer = loop.schedule(otherwise, limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? Long.toString(timeout.toSeconds())
                : Double.toString(timeout.toMillis() / 1000.0);
    }

    @Override
    public void loggedIn(Channel ready) {
        ApiConnection connection = new ApiConnection(router, ready);
        ready.pipeline().replace(LoginHandler.class, null, connection);
        timer.cancel(false);
        if (!result.complete(new Opening.Opened(new ApiSession(connection)))) {
            var unused = ready.close();
        }
    }

    @Override
    public void refused(Outcome.Unavailable why) {
        if (timer != null) {
            timer.cancel(false);
        }
        if (channel != null) {
            var unused = channel.close();
        }
        result.complete(new Opening.NotOpened(why));
    }
}

package org.nasd.driver.mikrotik.internal.session;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Trouble;

/** Opens sessions on an event loop of its own, and ends whatever there is of them when it is closed. */
public final class Sessions implements AutoCloseable {

    private static final int PREPARERS = 2;
    private static final int MOST_PREPARING = 1000;
    private static final long IDLE_SECONDS = 10;
    private static final long STOP_SECONDS = 3;

    private final EventLoopGroup group;
    private final ThreadPoolExecutor preparers;
    private final KeepAlive keepAlive = KeepAlive.ofPlatform();
    private final Set<OpenAttempt> attempts = ConcurrentHashMap.newKeySet();
    private final Set<DeviceSession> open = ConcurrentHashMap.newKeySet();

    /**
     * @param threads that serve all connections
     */
    public Sessions(int threads) {
        this.group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("nasd-mikrotik", true), NioIoHandler.newFactory());
        this.preparers = new ThreadPoolExecutor(
                PREPARERS,
                PREPARERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_PREPARING),
                new DefaultThreadFactory("nasd-mikrotik-prepare", true));
        this.preparers.allowCoreThreadTimeOut(true);
    }

    /**
     * Opens a session; answers with values alone.
     *
     * @param maySpeak whether anything may be sent at the moment
     */
    public CompletionStage<Opening> open(Device device, BooleanSupplier maySpeak) {
        Router router;
        try {
            router = Router.of(device);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(notOpened(Trouble.MISCONFIGURED, e.getMessage()));
        }
        CompletableFuture<Opening> result = new CompletableFuture<>();
        OpenAttempt attempt = new OpenAttempt(router, maySpeak, group.next(), keepAlive, result);
        attempts.add(attempt);
        try {
            begin(attempt);
        } catch (RejectedExecutionException e) {
            attempt.abandon(whyRejected());
        }
        return result.whenComplete((opening, failure) -> {
            attempts.remove(attempt);
            if (opening instanceof Opening.Opened opened) {
                keep(opened.session());
            }
        });
    }

    private void keep(DeviceSession session) {
        open.add(session);
        var unused = session.ended().thenRun(() -> open.remove(session));
        if (group.isShuttingDown()) {
            session.close();
        }
    }

    private String whyRejected() {
        return group.isShuttingDown() ? "the driver is stopping" : "too many connections are being prepared at once";
    }

    private void begin(OpenAttempt attempt) {
        Router router = attempt.router();
        EventLoop loop = attempt.loop();
        if (!Preparation.blocks(router)) {
            loop.execute(() -> {
                attempt.start();
                goOn(attempt, Preparation.of(router));
            });
            return;
        }
        loop.execute(attempt::start);
        preparers.execute(() -> {
            Preparation prepared = Preparation.of(router);
            try {
                loop.execute(() -> goOn(attempt, prepared));
            } catch (RejectedExecutionException e) {
                attempt.abandon(whyRejected());
            }
        });
    }

    private static void goOn(OpenAttempt attempt, Preparation prepared) {
        if (prepared instanceof Preparation.Ready ready) {
            attempt.connect(ready);
        } else if (prepared instanceof Preparation.Impossible impossible) {
            attempt.refused(impossible.why());
        }
    }

    private static Opening.NotOpened notOpened(Trouble trouble, String reason) {
        return new Opening.NotOpened(new Outcome.Unavailable(trouble, reason));
    }

    /**
     * Closes every connection, so that whatever is in flight on it completes; waits at most three seconds. The connections go first: an
     * event loop that is shut down without a pause may leave some open and their owners waiting.
     */
    @Override
    public void close() {
        preparers.shutdownNow();
        open.forEach(DeviceSession::close);
        Future<?> stopped = group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempts.forEach(attempt -> attempt.abandon(whyRejected()));
    }
}

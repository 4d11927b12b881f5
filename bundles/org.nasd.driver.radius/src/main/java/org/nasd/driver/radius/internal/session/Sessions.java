package org.nasd.driver.radius.internal.session;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.radius.internal.command.Language;

/** Opens sessions on an event loop of its own, and ends whatever there is of them when it is closed. */
public final class Sessions implements AutoCloseable {

    private static final int RESOLVERS = 2;
    private static final int MOST_RESOLVING = 1000;
    private static final long IDLE_SECONDS = 10;
    private static final long STOP_SECONDS = 3;

    private final EventLoopGroup group;
    private final List<Lane> lanes = new ArrayList<>();
    private final ThreadPoolExecutor resolvers;

    /**
     * @param threads that serve all sockets
     */
    public Sessions(int threads) {
        this.group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("nasd-radius", true), NioIoHandler.newFactory());
        for (EventExecutor loop : group) {
            lanes.add(new Lane((EventLoop) loop));
        }
        this.resolvers = new ThreadPoolExecutor(
                RESOLVERS,
                RESOLVERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_RESOLVING),
                new DefaultThreadFactory("nasd-radius-resolve", true));
        this.resolvers.allowCoreThreadTimeOut(true);
    }

    /**
     * Opens a session; answers with values alone.
     *
     * @param language what its commands may say
     * @param maySpeak whether anything may be sent at the moment
     */
    public CompletionStage<Opening> open(Device device, Language language, BooleanSupplier maySpeak) {
        Target target;
        try {
            target = Target.of(device, language);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(
                    new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, e.getMessage())));
        }
        CompletableFuture<Opening> result = new CompletableFuture<>();
        Lane lane = lanes.get(Math.floorMod(target.address().hashCode(), lanes.size()));
        OpenAttempt attempt = new OpenAttempt(target, lane, maySpeak, result);
        try {
            begin(attempt);
        } catch (RejectedExecutionException e) {
            attempt.abandon(whyRejected());
        }
        return result;
    }

    private String whyRejected() {
        return resolvers.isShutdown() ? Lane.STOPPING : "too many names are being looked up at once";
    }

    private void begin(OpenAttempt attempt) {
        attempt.loop().execute(attempt::start);
        if (attempt.target().mustBeLookedUp()) {
            resolvers.execute(() -> resolve(attempt));
        } else {
            resolve(attempt);
        }
    }

    private void resolve(OpenAttempt attempt) {
        try {
            attempt.loop().execute(found(attempt));
        } catch (RejectedExecutionException e) {
            attempt.abandon(whyRejected());
        }
    }

    private static Runnable found(OpenAttempt attempt) {
        try {
            InetAddress address = attempt.target().lookUp();
            return () -> attempt.connect(address);
        } catch (UnknownHostException e) {
            return attempt::unknown;
        }
    }

    /** Closes every socket, so that whatever is in flight on it completes; waits at most three seconds. */
    @Override
    public void close() {
        resolvers.shutdownNow();
        if (!group.isShuttingDown()) {
            lanes.forEach(lane -> lane.loop().execute(lane::stop));
        }
        Future<?> stopped = group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

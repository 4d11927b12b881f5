package org.nasd.simulator.internal;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The one thread of a simulated NAS, to which every question from outside is put. */
public final class Worker implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 10;

    private final String name;
    private final EventLoopGroup group;
    private final EventLoop loop;

    public Worker(String name) {
        this.name = name;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("nasd-simulator-" + name, true), NioIoHandler.newFactory());
        this.loop = group.next();
    }

    EventLoopGroup group() {
        return group;
    }

    public EventLoop loop() {
        return loop;
    }

    /** Has something done by the NAS's thread and waits for it. */
    public void tell(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Has a question answered by the NAS's thread.
     *
     * @throws IllegalStateException when it gives no answer in time
     */
    public <T> T ask(Supplier<T> question) {
        if (loop.inEventLoop()) {
            return question.get();
        }
        try {
            return loop.submit(question::get).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for simulated NAS " + name, e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("simulated NAS " + name + " did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the thread within a few seconds. May be called again. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
}

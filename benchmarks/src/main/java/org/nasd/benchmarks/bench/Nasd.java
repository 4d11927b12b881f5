package org.nasd.benchmarks.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.stack.MainStack;

/** nasd at work on a database in this process, with the schemes of the benchmarks and a driver that does everything at once. */
public final class Nasd implements AutoCloseable {

    private static final String SCHEDULER = "org.nasd.scheduler";
    private static final String COMPACTOR = "org.nasd.compactor";

    public final NoopDriver noop;

    private final Scratch work;
    private final Container container;

    public Nasd(DataSource dataSource) throws Exception {
        this(dataSource, 0);
    }

    /**
     * @param millis that the driver takes for an event
     */
    public Nasd(DataSource dataSource, long millis) throws Exception {
        noop = new NoopDriver(millis);
        work = new Scratch("node");
        container = new Container(work.directory(), Path.of("oss").toAbsolutePath(), dataSource);
        container.add("noop", noop);
        container.service(MainStack.class);
    }

    public Container container() {
        return container;
    }

    public Dispatch dispatch() throws InterruptedException {
        return container.service(Dispatch.class);
    }

    /** Lets the settings of all NAS be read again. */
    public void refresh() throws Exception {
        dispatch().refresh().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    public void scheduler(boolean on) throws Exception {
        container.run(SCHEDULER, on);
    }

    public void compactor(boolean on) throws Exception {
        container.run(COMPACTOR, on);
    }

    /** Waits until the driver has done so many events since its counter stood at a mark. */
    public void awaitDone(long mark, long events) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (noop.done.get() - mark < events) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        (noop.done.get() - mark) + " of " + events + " events done after 10 minutes");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            container.close();
        } finally {
            work.close();
        }
    }
}

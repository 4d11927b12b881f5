package org.nasd.driver.script.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of one run of a script: keeper, guard, script and all that these start (see run.bash). Orders are given through a pipe and
 * carried out by a member of the group, so that no number of a process can mean another one meanwhile. Safe for all threads; nothing blocks
 * but {@link #awaitEnd}.
 */
final class ProcessGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);

    private final Process keeper;
    private final OutputStream orders;
    private final Output output;

    private ProcessGroup(Process keeper, Output output) {
        this.keeper = keeper;
        this.orders = keeper.getOutputStream();
        this.output = output;
    }

    static ProcessGroup start(ProcessBuilder builder, String mark) throws IOException {
        Process keeper = builder.start();
        return new ProcessGroup(keeper, new Output(keeper.getInputStream(), keeper.getErrorStream(), mark));
    }

    Output output() {
        return output;
    }

    /** Asks all of them to end (TERM). */
    void ask() {
        try {
            order('T');
        } catch (IOException e) {
            LOG.debug("process {} has ended before it was asked to: {}", keeper.pid(), e.toString());
        }
    }

    /** Ends all of them at once. What they said and was not taken is lost. */
    void kill() {
        try {
            // Before the keeper ends: the library would read what it left behind to its end, which a process that got
            // away from the group may put off for ever.
            output.close();
            // Said and not only shown by closing the pipe: a process that is just being made holds a copy of it for a
            // while.
            order('K');
            orders.close();
        } catch (IOException e) {
            LOG.debug("process {} has ended before it was killed: {}", keeper.pid(), e.toString());
        }
    }

    private void order(char order) throws IOException {
        orders.write(order);
        orders.flush();
    }

    /** For the case that keeper or guard do not do their work, because somebody killed or stopped one of them. */
    void force() {
        List<ProcessHandle> all = keeper.descendants().toList();
        keeper.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    boolean hasEnded() {
        return !keeper.isAlive();
    }

    /** Waits for the end; false when it is not there in time. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return keeper.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    CompletableFuture<Process> onEnd() {
        return keeper.onExit();
    }

    @Override
    public String toString() {
        return "process group " + keeper.pid();
    }
}

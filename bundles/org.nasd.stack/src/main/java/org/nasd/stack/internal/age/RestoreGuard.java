package org.nasd.stack.internal.age;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses everything when the database went back in time, so that what a restored copy still has waiting is not sent a second time, to
 * routers that have heard of newer state since.
 *
 * <p>The database's age grows while it is in use, and each node keeps the highest age it has seen in a file. A database that is younger than
 * the file says went back. A node without such a file trusts only a database that was in use until just now.
 */
public final class RestoreGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreGuard.class);

    private static final String BY = "nasd";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GROWTH = Duration.ofSeconds(10);
    private static final Duration IN_USE = Duration.ofMinutes(10);

    /** More than the other nodes may have seen beyond this one, so that they need not pause what was resumed meanwhile. */
    private static final long LEAP = 1_000;

    private final AgeTable table;
    private final SeenAges seen;
    private final NasControl control;
    private final ScheduledExecutorService thread;
    private String databaseId = "";
    private long highest;
    private long grownAt;
    private boolean failing;

    /**
     * @param directory where this node keeps what it has seen
     */
    public RestoreGuard(Database database, Path directory, NasControl control) {
        this.table = new AgeTable(database);
        this.seen = new SeenAges(directory);
        this.control = control;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "nasd-stack-restore-guard");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Looks once, before anybody else does anything, and from then on every second.
     *
     * @throws StackException when the database does not answer, or what was seen cannot be written down
     */
    public void start() {
        look();
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::lookAgain, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            compare();
            failing = false;
        } catch (StackException e) {
            if (!failing) {
                LOG.warn("Whether the database went back in time cannot be seen now: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            // thrown on, it would end the looking for good
            LOG.error("Whether the database went back in time cannot be seen; this is a fault in nasd", e);
        }
    }

    /** Looks now, rather than within a second. All that is known belongs to the one thread, so no lock is held while the database is asked. */
    void look() {
        Future<?> looked = thread.submit(this::compare);
        try {
            looked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException expected
                    ? expected
                    : new IllegalStateException(
                            "a fault in looking whether the database went back in time", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while looking whether the database went back in time");
        }
    }

    private void compare() {
        Optional<Age> found = table.read();
        if (found.isEmpty()) {
            throw new StackException("The table DATABASE_AGE is empty; restart nasd to have it filled again");
        }
        Age age = found.get();
        boolean known = age.databaseId().equals(databaseId);
        OptionalLong before = known ? OptionalLong.of(highest) : seen.read(age.databaseId());
        suspicion(age, before).ifPresent(why -> pause(why, before.orElse(age.number())));
        if (!known || age.number() < highest || System.nanoTime() - grownAt > GROWTH.toNanos()) {
            grow();
        } else {
            highest = age.number();
        }
    }

    private void pause(String why, long before) {
        LOG.error("Everything is paused: {}", why);
        control.pause(NasControl.ALL, BY, why);
        table.grow(before + LEAP);
    }

    /** The file is written after the database has committed: one that says too little does no harm. */
    private void grow() {
        table.grow(0);
        Age grown = table.read().orElseThrow(() -> new StackException("The table DATABASE_AGE was just emptied"));
        seen.write(grown.databaseId(), grown.number());
        databaseId = grown.databaseId();
        highest = grown.number();
        grownAt = System.nanoTime();
    }

    /** Why the database seems to be a copy that was brought back; empty when it does not. */
    static Optional<String> suspicion(Age age, OptionalLong before) {
        if (before.isPresent()) {
            return age.number() < before.getAsLong()
                    ? Optional.of("the database went back in time, to about " + age.at()
                            + ", as when an old copy is restored: what waits in it may have been sent long ago")
                    : Optional.empty();
        }
        return age.number() > 0 && age.idle().compareTo(IN_USE) > 0
                ? Optional.of("this node has never worked with this database, which nobody has used since " + age.at()
                        + ", as when an old copy is restored: what waits in it may have been sent long ago")
                : Optional.empty();
    }

    /** Ends after the look under way, which is not interrupted: an interrupt in the middle of a write makes H2 close its file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Looking whether the database went back in time goes on for a while: the database is slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

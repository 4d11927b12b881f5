package org.nasd.simulator.internal.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.MainStack;
import org.nasd.simulator.Ledger;

/** Simulated NAS of every scheme, 1,000 accounts, and the moment after a reboot: asks nasd for 5,000 events and counts what the NAS saw. */
final class Demo {

    private static final int BATCH = 250;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    /** The services of nasd that it plays with. */
    record Nasd(
            NasDirectory directory,
            NasRegistry registry,
            AccountDirectory accounts,
            CompactStack compact,
            MainStack main,
            FailedStack failed,
            Dispatch dispatch,
            SchemeRegistry schemes) {}

    private final Nasd nasd;
    private final Screen screen;
    private final long deadline = System.nanoTime() + PATIENCE;

    Demo(Nasd nasd, Screen screen) {
        this.nasd = nasd;
        this.screen = screen;
    }

    /**
     * Plays it.
     *
     * @return whether nothing was lost, out of order, failed or unfinished
     * @throws InterruptedException when the container stops meanwhile
     */
    boolean play() throws InterruptedException {
        await(() -> isThere(Roles.MIKROTIK_SIMPLE.scheme()));
        List<Part> parts = Part.all(this::isThere);
        List<Subscriber> subscribers = Subscriber.of(parts);
        try (Stage stage = new Stage(parts, subscribers, password())) {
            stage.register(nasd.directory(), nasd.registry(), nasd.accounts(), subscribers);
            screen.line(parts.size() + " simulated NAS of " + schemes(parts) + " schemes with "
                    + Screen.count(subscribers.size()) + " accounts are up. Now all have just been rebooted:");
            await(() -> everyOneWorks(parts));
            Summary summary = wave(stage, parts, new Wave(subscribers).steps());
            summary.lines(screen, stage, parts).forEach(screen::line);
            return summary.isGood();
        }
    }

    private static String password() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private boolean isThere(String scheme) {
        return nasd.schemes().find(scheme).flatMap(SchemeStatus::scheme).isPresent();
    }

    private static long schemes(List<Part> parts) {
        return parts.stream().map(part -> part.role().scheme()).distinct().count();
    }

    private boolean everyOneWorks(List<Part> parts) {
        return nasd.dispatch().status().stream()
                        .filter(status -> status.state() == NasState.WORKING)
                        .count()
                == parts.size();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.sleep(LOOK);
        }
    }

    private Summary wave(Stage stage, List<Part> parts, List<Wave.Step> steps) throws InterruptedException {
        Ledger ledger = new Ledger();
        Progress progress = new Progress(screen, stage, nasd.dispatch(), parts);
        long start = System.nanoTime();
        for (int from = 0; from < steps.size(); from += BATCH) {
            List<Wave.Step> batch = steps.subList(from, Math.min(steps.size(), from + BATCH));
            long now = System.currentTimeMillis() * 1000;
            batch.forEach(step -> ledger.promise(step.promise(now)));
            nasd.compact().append(batch.stream().map(Wave.Step::event).toList());
            progress.show(ledger.promised(), waiting());
        }
        await(() -> {
            long waiting = waiting();
            progress.show(steps.size(), waiting);
            return waiting == 0;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Summary(
                ledger.settle(stage.sights()),
                nasd.failed().list(EventFilter.ALL, Long.MAX_VALUE, 1000),
                waiting(),
                seconds);
    }

    private long waiting() {
        return nasd.compact().count() + nasd.main().count();
    }
}

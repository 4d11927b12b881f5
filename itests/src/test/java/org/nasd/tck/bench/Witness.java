package org.nasd.tck.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Trouble;

/** A driver whose only purpose is to be called once, in order to see the context that the scheduler gives to drivers. */
final class Witness implements DeviceDriver {

    /** Its name, and that of its scheme. */
    static final String NAME = "tck-witness";

    private static final long NAS = Bench.NAS + 1;

    private final CompletableFuture<DriverContext> seen = new CompletableFuture<>();

    private Witness() {}

    /** The scheduler's own context. */
    static DriverContext contextOf(Container container, Database database) throws Exception {
        Witness witness = new Witness();
        container.register(DeviceDriver.class, witness, Map.of(DriverType.PROPERTY, NAME));
        database.addNas(NAS, NAME, "127.77.0.1", Map.of());
        Dispatch dispatch = container.service(Dispatch.class);
        Until.sure("the scheduler gives its context to a driver", Duration.ofSeconds(30), () -> {
            Bench.await(dispatch.refresh());
            Bench.await(dispatch.execute(NAS, List.of("show"), "tck"));
            return witness.seen.isDone();
        });
        return witness.seen.get(1, TimeUnit.SECONDS);
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    public List<String> check(Settings settings) {
        return List.of();
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Optional.of(value);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        seen.complete(context);
        return CompletableFuture.completedFuture(
                new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, "seen what was to be seen")));
    }
}

package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.StackListener;
import org.nasd.api.transcript.Transcript;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Wires the compactor into the container; it does nothing itself. */
@Component(
        service = {StackListener.class, HealthCheck.class},
        configurationPid = "org.nasd.compactor",
        immediate = true)
@Designate(ocd = CompactorComponent.Config.class)
public final class CompactorComponent implements StackListener, HealthCheck {

    /** The settings an operator sees. */
    @ObjectClassDefinition(
            name = "nasd: compactor",
            description = "Takes events from the compact stack to the main stack, with their variables")
    public @interface Config {

        @AttributeDefinition(
                name = "Poll",
                description = "Milliseconds until it looks for events that nobody announced",
                min = "1",
                max = "60000")
        int poll() default 50;

        @AttributeDefinition(
                name = "Batch",
                description = "Events that are moved in one transaction at most",
                min = "1",
                max = "50000")
        int batch() default 1000;

        @AttributeDefinition(
                name = "Grace",
                description =
                        "Seconds that an event waits for an account or a NAS that is not there yet; then it is rejected")
        double grace() default 5;

        @AttributeDefinition(
                name = "Memory",
                description =
                        "Accounts whose last variables are known without asking the database; about 120 bytes each",
                min = "1000",
                max = "10000000")
        int memory() default 100_000;
    }

    private final Compactor compactor;

    @Activate
    public CompactorComponent(
            Config config,
            @Reference CompactStack stack,
            @Reference AccountDirectory accounts,
            @Reference NasDirectory directory,
            @Reference SchemeRegistry schemes,
            @Reference Transcript transcript,
            @Reference Leases leases) {
        CompactorSettings settings = settings(config);
        LongSupplier clock = System::nanoTime;
        NasSnapshots snapshots = new NasSnapshots(directory, clock);
        Memory memory = new Memory(stack, settings.memory());
        FactFinder finder = new FactFinder(accounts, snapshots, new Coalescings(schemes), memory);
        Mover mover = new Mover(stack, finder, new Reporter(transcript), clock);
        Leadership leadership = leases.areShared() ? new LeasedLeadership(leases, clock) : Leadership.SOLE;
        compactor = new Compactor(
                new Compactor.Parts(new Walk(stack, mover, clock), mover, finder, memory, snapshots, leadership),
                settings,
                clock);
        compactor.start();
    }

    private static CompactorSettings settings(Config config) {
        return new CompactorSettings(
                Duration.ofMillis(config.poll()),
                config.batch(),
                Duration.ofMillis(Math.round(config.grace() * 1000)),
                config.memory());
    }

    @Modified
    void modified(Config config) {
        compactor.settings(settings(config));
    }

    @Deactivate
    void deactivate() {
        compactor.close();
    }

    @Override
    public void compactArrived() {
        compactor.wake();
    }

    @Override
    public void nasChanged() {
        compactor.nasChanged();
    }

    @Override
    public String name() {
        return COMPACTOR;
    }

    @Override
    public List<String> problems() {
        return compactor.problems();
    }
}

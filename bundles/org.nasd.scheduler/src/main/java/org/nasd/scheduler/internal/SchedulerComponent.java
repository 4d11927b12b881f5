package org.nasd.scheduler.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.DriverStatus;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.SchemeListener;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.StackListener;
import org.nasd.api.transcript.Transcript;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.company.Company;
import org.nasd.scheduler.internal.company.NodesDispatch;
import org.nasd.scheduler.internal.engine.Engine;
import org.nasd.scheduler.internal.engine.NasSources;
import org.nasd.scheduler.internal.ownership.LeasedOwnership;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.internal.ownership.SoleOwnership;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Wires the engine into the container; it does nothing itself. Drivers come and go through {@link DriverTracker}. */
@Component(
        service = {Dispatch.class, StackListener.class, SchemeListener.class, HealthCheck.class},
        configurationPid = "org.nasd.scheduler",
        immediate = true)
@Designate(ocd = SchedulerComponent.Config.class)
public final class SchedulerComponent implements Dispatch, StackListener, SchemeListener, HealthCheck {

    /** The settings an operator sees. */
    @ObjectClassDefinition(name = "nasd: scheduler", description = "Sends the events of the main stack to the NAS")
    public @interface Config {

        @AttributeDefinition(
                name = "Attempts",
                description = "Charged attempts after which an event fails. The original's limit is 10",
                min = "1",
                max = "1000")
        int attempts_max() default 10;

        @AttributeDefinition(
                name = "Delay unit",
                description =
                        "Seconds that a postponed event waits after its first attempt; after the n-th it waits n times as "
                                + "long. The original's 0.017 h are 61.2 s")
        double postpone_unit() default 61.2;

        @AttributeDefinition(
                name = "Refresh",
                description = "Seconds between two readings of the settings of all NAS",
                min = "1")
        int refresh() default 60;

        @AttributeDefinition(
                name = "Start line at every refresh",
                description =
                        "Whether the line 'Start work with nas' is written for each NAS at every refresh, as in the original, "
                                + "or only when something changed")
        boolean start_line_always() default true;

        @AttributeDefinition(
                name = "Grace at a stop",
                description =
                        "Seconds that a stop waits for what is in flight. What is still in flight then is sent again after "
                                + "the start")
        int stop_grace() default 20;

        @AttributeDefinition(
                name = "Login retry",
                description = "Seconds between two logins once a NAS has refused three in a row")
        int login_retry() default 900;

        @AttributeDefinition(
                name = "Script driver",
                description = "Name of the driver for a NAS that has a script and no scheme")
        String script_driver() default "legacy-script";

        @AttributeDefinition(
                name = "Event loops",
                description = "Threads over which the NAS are spread",
                min = "1",
                max = "64")
        int threads_loops() default 2;

        @AttributeDefinition(
                name = "Flushers",
                description = "Threads that record finished events",
                min = "1",
                max = "16")
        int threads_flushers() default 2;

        @AttributeDefinition(name = "Readers", description = "Threads that read waiting events", min = "1", max = "16")
        int threads_readers() default 3;

        @AttributeDefinition(
                name = "Dialogues",
                description = "Most threads for drivers over blocking libraries (SSH, Telnet, scripts)",
                min = "1",
                max = "10000")
        int threads_dialogues() default 200;
    }

    private final Engine engine;
    private final Dispatch dispatch;
    private final DriverTracker drivers;

    /** Null where there is only one node. */
    private final Company company;

    @Activate
    public SchedulerComponent(
            BundleContext context,
            Config config,
            @Reference MainStack stack,
            @Reference NasDirectory directory,
            @Reference NasControl control,
            @Reference SchemeRegistry schemes,
            @Reference Transcript transcript,
            @Reference Leases leases,
            @Reference Orders orders,
            @Reference NasReports reports) {
        drivers = new DriverTracker(context);
        drivers.open();
        Ownership ownership = leases.areShared() ? new LeasedOwnership(leases) : new SoleOwnership(leases);
        engine = new Engine(
                stack,
                transcript,
                new NasSources(directory, control, schemes, ownership),
                drivers.registry(),
                settings(config),
                new Engine.Threads(
                        config.threads_loops(),
                        config.threads_flushers(),
                        config.threads_readers(),
                        config.threads_dialogues()));
        company = leases.areShared() ? new Company(leases, orders, reports, directory, engine) : null;
        dispatch = company == null ? engine : new NodesDispatch(engine, company);
        drivers.onChange(engine::refresh);
    }

    private static EngineSettings settings(Config config) {
        return new EngineSettings(
                config.attempts_max(),
                Duration.ofMillis(Math.round(config.postpone_unit() * 1000)),
                Duration.ofSeconds(config.refresh()),
                Duration.ofSeconds(config.stop_grace()),
                Duration.ofSeconds(config.login_retry()),
                config.script_driver(),
                config.start_line_always());
    }

    @Modified
    void modified(Config config) {
        engine.settings(settings(config));
    }

    @Deactivate
    void deactivate() {
        drivers.onChange(() -> {});
        if (company != null) {
            company.close();
        }
        engine.close();
        drivers.close();
    }

    @Override
    public List<NasStatus> status() {
        return dispatch.status();
    }

    @Override
    public Optional<NasStatus> status(long nasId) {
        return dispatch.status(nasId);
    }

    @Override
    public List<DriverStatus> drivers() {
        return dispatch.drivers();
    }

    @Override
    public CompletionStage<Outcome> execute(long nasId, List<String> commands, String by) {
        return dispatch.execute(nasId, commands, by);
    }

    @Override
    public Rendering preview(long nasId, String type, Map<String, Object> variables) {
        return dispatch.preview(nasId, type, variables);
    }

    @Override
    public CompletionStage<Void> refresh() {
        return dispatch.refresh();
    }

    @Override
    public CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error) {
        return dispatch.cancel(nasId, heads, error);
    }

    @Override
    public CompletionStage<Integer> hasten(long nasId, Set<Long> eventIds, String by) {
        return dispatch.hasten(nasId, eventIds, by);
    }

    @Override
    public void retry(long nasId, String by) {
        dispatch.retry(nasId, by);
    }

    @Override
    public void mainArrived(List<QueuedEvent> events) {
        engine.arrived(events);
    }

    @Override
    public void mainArrivedElsewhere(Set<Long> nasIds) {
        engine.arrivedElsewhere(nasIds);
    }

    @Override
    public void ordersChanged() {
        if (company != null) {
            company.ordersChanged();
        }
    }

    @Override
    public void nasChanged() {
        engine.refresh();
    }

    @Override
    public void schemeChanged(String name) {
        engine.refresh();
    }

    @Override
    public String name() {
        return DISPATCH;
    }

    @Override
    public List<String> problems() {
        return engine.problems();
    }

    @Override
    public List<String> notices() {
        return engine.notices();
    }
}

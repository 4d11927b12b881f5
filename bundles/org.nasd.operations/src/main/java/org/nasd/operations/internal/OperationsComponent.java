package org.nasd.operations.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.AttemptLog;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasControl;
import org.nasd.api.transcript.Transcript;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the operations as a service. */
@Component(service = Operations.class)
public final class OperationsComponent implements Operations {

    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private final Desks desks;

    @Activate
    public OperationsComponent(
            BundleContext context,
            @Reference CompactStack compact,
            @Reference MainStack main,
            @Reference FailedStack failed,
            @Reference AttemptLog attempts,
            @Reference NasControl control,
            @Reference NasDirectory nas,
            @Reference NasRegistry registry,
            @Reference AccountDirectory accounts,
            @Reference SchemeRegistry schemes,
            @Reference Transcript transcript,
            @Reference Dispatch dispatch) {
        EventDesk.Stacks stacks = new EventDesk.Stacks(compact, main, failed, attempts);
        desks = new Desks(
                new Desks.Work(stacks, control, dispatch, transcript),
                new Desks.Directories(nas, registry, accounts, schemes),
                new LoggedAudit(),
                checks,
                new UnresolvedBundles(context));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check) {
        checks.add(check);
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    @Deactivate
    void stop() {
        desks.close();
    }

    @Override
    public NasOperations nas() {
        return desks.nas();
    }

    @Override
    public EventOperations events() {
        return desks.events();
    }

    @Override
    public DeviceOperations devices() {
        return desks.devices();
    }

    @Override
    public LogOperations logs() {
        return desks.logs();
    }

    @Override
    public HealthOperations health() {
        return desks.health();
    }
}

package org.nasd.webconsole.internal.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.Needs;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.SecretOperations;
import org.nasd.api.operations.UpkeepOperations;

/** A provider with as many NAS and events as wanted, the same at every run. What the console does not ask for is left out. */
public final class Provider implements Operations {

    public final FakeNas nas;
    public final FakeEvents events;
    public final FakeLogs logs = new FakeLogs();
    private final FakeFigures figures;
    private final FakeUpkeep upkeep = new FakeUpkeep();
    private final FakeNodes nodes;

    public Provider(int nasCount, int eventCount) {
        nas = new FakeNas(nasCount);
        nodes = new FakeNodes(nas);
        events = new FakeEvents(nas, eventCount);
        figures = new FakeFigures(nas, events);
    }

    /** The methods of a plain object as an interface, with the roles checked as the real operations check them. */
    private static <T> T face(Class<T> type, Object plain) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            check(method, (Caller) given[0]);
            Method found = Arrays.stream(plain.getClass().getDeclaredMethods())
                    .filter(each -> each.getName().equals(method.getName()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing was said of " + method));
            found.setAccessible(true);
            try {
                return found.invoke(plain, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static void check(Method method, Caller caller) {
        Needs needs = method.getAnnotation(Needs.class);
        if (!caller.role().includes(needs.value())) {
            throw new AccessDeniedException(method.getName() + " needs the role " + needs.value());
        }
    }

    @Override
    public NasOperations nas() {
        return face(NasOperations.class, nas);
    }

    @Override
    public EventOperations events() {
        return face(EventOperations.class, events);
    }

    @Override
    public DeviceOperations devices() {
        return face(DeviceOperations.class, upkeep);
    }

    @Override
    public LogOperations logs() {
        return face(LogOperations.class, logs);
    }

    @Override
    public HealthOperations health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordOperations records() {
        return face(RecordOperations.class, upkeep);
    }

    @Override
    public OverviewOperations overview() {
        return face(OverviewOperations.class, figures);
    }

    @Override
    public SecretOperations secrets() {
        throw new UnsupportedOperationException("the console does not change the form of secrets");
    }

    @Override
    public NodeOperations nodes() {
        return face(NodeOperations.class, nodes);
    }

    @Override
    public UpkeepOperations upkeep() {
        return face(UpkeepOperations.class, upkeep);
    }
}

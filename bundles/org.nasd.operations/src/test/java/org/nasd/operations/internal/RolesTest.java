package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.event.Event;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;
import org.nasd.api.operations.Needs;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Pushed;
import org.nasd.api.operations.Role;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.AttemptLog;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.Backup;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.StackException;
import org.nasd.api.transcript.Transcript;

/** Asks every method there is, so that a new one without a check of its own cannot pass. */
class RolesTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "5"),
            Map.entry(int.class, 5),
            Map.entry(long.class, 5L),
            Map.entry(Long.class, 5L),
            Map.entry(boolean.class, false),
            Map.entry(Map.class, Map.of("id", "5", "name", "m1", "nas_ip", "10.0.0.1", "scheme", "S")),
            Map.entry(List.class, List.of()),
            Map.entry(Event.class, Event.of("user_info", 5)),
            Map.entry(EventQuery.class, EventQuery.of(EventPlace.MAIN, 5)),
            Map.entry(EventSelection.class, new EventSelection.Ids(EventPlace.FAILED, List.of(5L))),
            Map.entry(Records.Table.class, Records.Table.USERS),
            Map.entry(
                    Records.Query.class,
                    new Records.Query(Records.Table.USERS, List.of(), List.of(), List.of(), Set.of(), 0, 5)),
            Map.entry(Pushed.class, new Pushed(1, 5)),
            Map.entry(Secret.class, Secret.of("hush")),
            Map.entry(Duration.class, Duration.ofMillis(1)),
            Map.entry(LogSource.class, new LogSource.OfNas("m1")));

    /** Whether there are other nodes is known without asking the database. */
    private static final Leases ALONE = (Leases) Proxy.newProxyInstance(
            Leases.class.getClassLoader(), new Class<?>[] {Leases.class}, (self, method, arguments) -> {
                if (method.getName().equals("areShared")) {
                    return false;
                }
                throw new StackException("touched");
            });

    private final List<AuditEntry> audit = new ArrayList<>();
    private final Desks desks = new Desks(
            new Desks.Work(
                    new EventDesk.Stacks(
                            down(CompactStack.class),
                            down(MainStack.class),
                            down(FailedStack.class),
                            down(AttemptLog.class)),
                    down(NasControl.class),
                    down(Dispatch.class),
                    down(Transcript.class)),
            new Desks.Directories(
                    down(NasDirectory.class),
                    down(NasRegistry.class),
                    down(SecretStore.class),
                    down(AccountDirectory.class),
                    down(SchemeRegistry.class)),
            new Desks.Keeping(
                    down(AuditLog.class),
                    down(NasHistory.class),
                    down(Records.class),
                    down(Backup.class),
                    new Neighbours(ALONE, down(NasReports.class), down(NodeControl.class))),
            new Desks.Node(Instant.EPOCH, Path.of("backup"), null, () -> 0),
            audit::add,
            List.of(),
            () -> {
                throw new StackException("touched");
            });

    @AfterEach
    void close() {
        desks.close();
    }

    /** A service that cannot be used without leaving a trace. */
    private static <T> T down(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    throw new StackException("touched");
                }));
    }

    static Stream<Method> methods() {
        return Arrays.stream(Operations.class.getMethods())
                .flatMap(topic -> Arrays.stream(topic.getReturnType().getMethods()));
    }

    private Throwable call(Method method, Role role) throws Exception {
        Object desk = Arrays.stream(Operations.class.getMethods())
                .filter(topic -> topic.getReturnType() == method.getDeclaringClass())
                .findFirst()
                .orElseThrow()
                .invoke(desks);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == Caller.class ? Callers.of(role) : sample(type))
                .toArray();
        try {
            method.invoke(desk, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static Object sample(Class<?> type) {
        Object sample = type == LogPage.Position.class ? new LogPage.Position("", 0) : SAMPLES.get(type);
        assertThat(sample).as("a sample of " + type).isNotNull();
        return sample;
    }

    @Test
    void thereAreMethodsToAsk() {
        assertThat(methods()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodTakesItsCallerFirstAndNamesTheRoleItNeeds(Method method) {
        assertThat(method.getParameterTypes()[0]).isEqualTo(Caller.class);
        assertThat(method.getAnnotation(Needs.class)).as(method.toString()).isNotNull();
        assertThat(method.getAnnotation(Needs.class).value()).isNotEqualTo(Role.NONE);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void nobodyPassesWithLessThanTheRoleAndTheAttemptIsRecorded(Method method) throws Exception {
        Role needed = method.getAnnotation(Needs.class).value();
        for (Role role : Role.values()) {
            if (!role.includes(needed)) {
                audit.clear();
                assertThat(call(method, role)).as(role.toString()).isInstanceOf(AccessDeniedException.class);
                assertThat(audit)
                        .singleElement()
                        .extracting(AuditEntry::result)
                        .asString()
                        .startsWith("denied");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everybodyWithTheRolePasses(Method method) throws Exception {
        Role needed = method.getAnnotation(Needs.class).value();
        for (Role role : Role.values()) {
            if (role.includes(needed)) {
                assertThat(call(method, role) instanceof AccessDeniedException)
                        .as(role.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void theRefusalSaysWhoNeedsWhichRole() {
        assertThatThrownBy(() -> desks.nas().pause(Callers.VIEWER, "m1", null))
                .hasMessage("'pause NAS m1' needs the role operator; ann has the role viewer");
        assertThat(catchThrowable(() -> desks.nas().list(Callers.of(Role.NONE))))
                .hasMessageContaining("ann has no role");
    }
}

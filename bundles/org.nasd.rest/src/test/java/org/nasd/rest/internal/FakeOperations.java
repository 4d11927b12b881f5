package org.nasd.rest.internal;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.SecretOperations;
import org.nasd.api.operations.UpkeepOperations;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Column;
import org.nasd.api.stack.Records.Kind;

/** Operations that do what the test says, and remember what they were asked. */
final class FakeOperations implements Operations {

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    final List<Asked> asked = new ArrayList<>();

    /** What a method does; the first argument is the caller. */
    interface Behaviour {
        Object answer(Object[] arguments);
    }

    /** A call that came. */
    record Asked(String method, Caller caller, List<Object> arguments) {}

    FakeOperations() {
        on("columns", arguments -> columns((Records.Table) arguments[1]));
        on("list", arguments -> List.of());
    }

    FakeOperations on(String method, Behaviour behaviour) {
        behaviours.put(method, behaviour);
        return this;
    }

    /** The last call of that method. */
    Asked last(String method) {
        synchronized (asked) {
            return asked.stream()
                    .filter(call -> call.method.equals(method))
                    .reduce((one, next) -> next)
                    .orElseThrow(() -> new AssertionError(method + " was never asked: " + asked));
        }
    }

    Records.Query query() {
        return (Records.Query) last("list").arguments().get(0);
    }

    boolean was(String method) {
        synchronized (asked) {
            return asked.stream().anyMatch(call -> call.method.equals(method));
        }
    }

    /** Some columns of each kind, as the stack has them. */
    static List<Column> columns(Records.Table table) {
        return switch (table) {
            case EVENTS_STACK_COMPACT ->
                columns("id cmd:t user_id abonent_id nas_ip:t usluga_id acct_session_id:t event_date:d params:t"
                        + " idempotency_key:t");
            case EVENTS_STACK -> columns("id event_type:t user_id nas_id nas_ip:t event_date:d try_count");
            case EVENTS_FAILED -> columns("id event_type:t user_id nas_id reason:t failed_date:d");
            case NAS -> columns("id name:t nas_ip:t forks enabled:f telnet_password:t options:t");
            case USERS -> columns("id abonent_id nas_id login:t ip:t deleted:f");
            case ABONENTS -> columns("id name:t");
        };
    }

    private static List<Column> columns(String described) {
        return Stream.of(described.split(" "))
                .map(text -> text.split(":"))
                .map(parts -> new Column(parts[0], kind(parts.length > 1 ? parts[1] : ""), !parts[0].equals("id")))
                .toList();
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "t" -> Kind.TEXT;
            case "f" -> Kind.FLAG;
            case "d" -> Kind.TIME;
            default -> Kind.INTEGER;
        };
    }

    private <T> T topic(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    List<Object> others =
                            new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
                    synchronized (asked) {
                        asked.add(new Asked(method.getName(), (Caller) arguments[0], others));
                    }
                    Behaviour behaviour = behaviours.get(method.getName());
                    if (behaviour == null) {
                        throw new AssertionError("nothing was said of " + method);
                    }
                    return behaviour.answer(arguments);
                }));
    }

    @Override
    public NasOperations nas() {
        return topic(NasOperations.class);
    }

    @Override
    public EventOperations events() {
        return topic(EventOperations.class);
    }

    @Override
    public DeviceOperations devices() {
        return topic(DeviceOperations.class);
    }

    @Override
    public LogOperations logs() {
        return topic(LogOperations.class);
    }

    @Override
    public HealthOperations health() {
        return topic(HealthOperations.class);
    }

    @Override
    public RecordOperations records() {
        return topic(RecordOperations.class);
    }

    @Override
    public OverviewOperations overview() {
        return topic(OverviewOperations.class);
    }

    @Override
    public SecretOperations secrets() {
        return topic(SecretOperations.class);
    }

    @Override
    public NodeOperations nodes() {
        return topic(NodeOperations.class);
    }

    @Override
    public UpkeepOperations upkeep() {
        return topic(UpkeepOperations.class);
    }
}

package org.nasd.operations.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Preview;
import org.nasd.api.operations.Role;
import org.nasd.api.operations.SchemeView;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;

/** Gives commands by hand, previews, and shows drivers and schemes. */
final class DeviceDesk implements DeviceOperations {

    private final Gate gate;
    private final NasFinder finder;
    private final AccountBook accounts;
    private final Dispatch dispatch;
    private final SchemeRegistry schemes;
    private final Supplier<List<DriverList.Unresolved>> unresolved;

    DeviceDesk(
            Gate gate,
            NasFinder finder,
            AccountBook accounts,
            Dispatch dispatch,
            SchemeRegistry schemes,
            Supplier<List<DriverList.Unresolved>> unresolved) {
        this.gate = gate;
        this.finder = finder;
        this.accounts = accounts;
        this.dispatch = dispatch;
        this.schemes = schemes;
        this.unresolved = unresolved;
    }

    @Override
    public CompletionStage<ExecResult> exec(Caller caller, String nas, String command) {
        gate.check(caller, Role.ADMIN, "exec on NAS " + nas);
        Nas found = Gate.guarded(() -> finder.find(nas));
        String what = "exec on NAS " + found.name() + ": " + found.redact(command);
        return gate.actLater(caller, Role.ADMIN, what, DeviceDesk::told, () -> execute(caller, found, command));
    }

    private static String told(ExecResult result) {
        return result.exitCode() == ExecReport.DONE ? "done" : result.error();
    }

    private CompletionStage<ExecResult> execute(Caller caller, Nas nas, String command) {
        if (command.isBlank()) {
            throw new OperationException(Kind.INVALID, "no command is given");
        }
        if (command.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new OperationException(
                    Kind.INVALID, "a command is one line without control characters; give several one by one");
        }
        long begun = System.nanoTime();
        return dispatch.execute(nas.id(), List.of(command.strip()), caller.name())
                .thenApply(outcome -> ExecReport.of(nas, outcome, Duration.ofNanos(System.nanoTime() - begun)));
    }

    @Override
    public Preview preview(Caller caller, String nas, String type, long userId, Map<String, Object> variables) {
        return gate.look(caller, Role.OPERATOR, "preview on NAS " + nas, () -> {
            Nas found = finder.find(nas);
            Account account = accounts.get(userId);
            Map<String, Object> all = new HashMap<>(account.variables());
            all.put("cmd", type);
            all.put("user_id", userId);
            if (account.abonentId() != null) {
                all.put("abonent_id", account.abonentId());
            }
            all.putAll(variables);
            return view(found, dispatch.preview(found.id(), type, all));
        });
    }

    private static Preview view(Nas nas, Rendering rendering) {
        if (rendering instanceof Rendering.Commands made) {
            List<String> commands = made.commands().stream().map(nas::redact).toList();
            return new Preview(nas.name(), commands, nas.redact(made.verify()), null);
        }
        if (rendering instanceof Rendering.Impossible impossible) {
            return new Preview(nas.name(), List.of(), null, nas.redact(impossible.reason()));
        }
        throw new IllegalStateException("no rendering: " + rendering);
    }

    @Override
    public DriverList drivers(Caller caller) {
        return gate.look(
                caller,
                Role.VIEWER,
                "list drivers",
                () -> new DriverList(
                        dispatch.drivers().stream()
                                .map(d -> new DriverList.Driver(d.name(), d.bundle(), d.nas()))
                                .sorted(Comparator.comparing(DriverList.Driver::name))
                                .toList(),
                        unresolved.get()));
    }

    @Override
    public List<SchemeView> schemes(Caller caller) {
        return gate.look(caller, Role.VIEWER, "list schemes", () -> {
            Map<String, Long> used = finder.byId().values().stream()
                    .map(Nas::scheme)
                    .filter(Objects::nonNull)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            return schemes.all().stream()
                    .map(status ->
                            view(status, used.getOrDefault(status.name(), 0L).intValue()))
                    .sorted(Comparator.comparing(SchemeView::name))
                    .toList();
        });
    }

    private static SchemeView view(SchemeStatus status, int nas) {
        return new SchemeView(
                status.name(),
                status.path(),
                status.scheme().map(Scheme::driver).orElse(null),
                status.scheme().map(s -> s.events().stream().sorted().toList()).orElse(List.of()),
                nas,
                status.errors());
    }
}

package org.nasd.operations.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.operations.AccountView;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.operations.SyncReport;
import org.nasd.api.stack.NasControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at NAS and changes them. */
final class NasDesk implements NasOperations {

    private static final Logger LOG = LoggerFactory.getLogger(NasDesk.class);

    private static final Duration TO_TAKE_UP = Duration.ofSeconds(2);

    private final Gate gate;
    private final NasFinder finder;
    private final NasViews views;
    private final NasRegistry registry;
    private final NasControl control;
    private final Dispatch dispatch;
    private final AccountBook accounts;
    private final Sync sync;

    NasDesk(
            Gate gate,
            NasFinder finder,
            NasViews views,
            NasRegistry registry,
            NasControl control,
            Dispatch dispatch,
            AccountBook accounts,
            Sync sync) {
        this.gate = gate;
        this.finder = finder;
        this.views = views;
        this.registry = registry;
        this.control = control;
        this.dispatch = dispatch;
        this.accounts = accounts;
        this.sync = sync;
    }

    @Override
    public NasList list(Caller caller) {
        return gate.look(caller, Role.VIEWER, "list NAS", () -> {
            Map<Long, Nas> all = new TreeMap<>(finder.byId());
            NasViews.Snapshot now = views.snapshot();
            Map<Long, Long> orphaned = new TreeMap<>(now.waiting());
            orphaned.keySet().removeAll(all.keySet());
            return new NasList(all.values().stream().map(now::of).toList(), orphaned, now.allPaused());
        });
    }

    @Override
    public NasView find(Caller caller, String nas) {
        return gate.look(caller, Role.VIEWER, "look at NAS " + nas, () -> view(finder.find(nas)));
    }

    @Override
    public NasView add(Caller caller, Map<String, String> settings) {
        return act(caller, Role.ADMIN, "add NAS " + NasDraft.told(settings), () -> {
            Nas nas = NasDraft.added(settings).build();
            long id = kept(() -> registry.add(nas));
            letDispatchTakeItUp();
            return view(finder.find(Long.toString(id)));
        });
    }

    @Override
    public NasView set(Caller caller, String nas, Map<String, String> settings) {
        return act(caller, Role.ADMIN, "set NAS " + nas + " " + NasDraft.told(settings), () -> change(nas, settings));
    }

    @Override
    public NasView remove(Caller caller, String nas) {
        return act(caller, Role.ADMIN, "remove NAS " + nas, () -> {
            Nas found = finder.find(nas);
            NasView last = view(found);
            if (!kept(() -> registry.remove(found.id()))) {
                throw new OperationException(Kind.NOT_FOUND, "NAS " + NasFinder.titled(found) + " was just removed");
            }
            return last;
        });
    }

    @Override
    public NasView forks(Caller caller, String nas, int forks) {
        return act(
                caller,
                Role.OPERATOR,
                "set NAS " + nas + " forks=" + forks,
                () -> change(nas, Map.of(NasColumn.FORKS.key(), Integer.toString(forks))));
    }

    @Override
    public NasView pause(Caller caller, String nas, String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return act(caller, Role.OPERATOR, "pause NAS " + nas + (why == null ? "" : ": " + why), () -> {
            Nas found = finder.find(nas);
            control.pause(found.id(), caller.name(), why);
            letDispatchTakeItUp();
            return view(found);
        });
    }

    @Override
    public NasView resume(Caller caller, String nas) {
        return act(caller, Role.OPERATOR, "resume NAS " + nas, () -> {
            Nas found = finder.find(nas);
            refuseWhileAllArePaused();
            control.resume(found.id());
            letDispatchTakeItUp();
            dispatch.retry(found.id(), caller.name());
            return view(found);
        });
    }

    private void refuseWhileAllArePaused() {
        NasPause all = pauses().all();
        if (all != null) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "all NAS are paused by " + all.by() + (all.reason() == null ? "" : ": " + all.reason())
                            + "; nas:resume --all lets them go on");
        }
    }

    private Pauses pauses() {
        return new Pauses(control.paused());
    }

    @Override
    public NasPause pauseAll(Caller caller, String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return gate.act(
                caller,
                Role.OPERATOR,
                "pause all NAS" + (why == null ? "" : ": " + why),
                pause -> "paused by " + pause.by(),
                () -> {
                    control.pause(NasControl.ALL, caller.name(), why);
                    letDispatchTakeItUp();
                    return Optional.ofNullable(pauses().all())
                            .orElseThrow(() ->
                                    new OperationException(Kind.CONFLICT, "somebody else resumed all NAS just now"));
                });
    }

    @Override
    public NasPause resumeAll(Caller caller) {
        return gate.act(
                caller,
                Role.OPERATOR,
                "resume all NAS",
                pause -> "were paused by " + pause.by() + (pause.reason() == null ? "" : ": " + pause.reason()),
                () -> {
                    NasPause all = pauses().all();
                    if (all == null || !control.resume(NasControl.ALL)) {
                        throw new OperationException(
                                Kind.CONFLICT,
                                "there is no order to pause all NAS; nas:list shows those paused one by one");
                    }
                    letDispatchTakeItUp();
                    return all;
                });
    }

    @Override
    public SyncReport sync(Caller caller, String nas, boolean dryRun) {
        if (dryRun) {
            return gate.look(caller, Role.OPERATOR, "try to sync NAS " + nas, () -> sync(nas, Owner.UNKNOWN, true));
        }
        return gate.act(
                caller,
                Role.OPERATOR,
                "sync NAS " + nas,
                report -> report.accounts() + " accounts, events pushed: " + report.events(),
                () -> sync(nas, PushForm.owner(caller, "sync"), false));
    }

    private SyncReport sync(String nas, Owner owner, boolean dryRun) {
        return sync.bring(finder.find(nas), owner, dryRun);
    }

    @Override
    public AccountView addAccount(Caller caller, Map<String, String> settings, boolean replace) {
        String what = (replace ? "replace account " : "add account ") + new TreeMap<>(settings);
        return gate.act(
                caller,
                Role.ADMIN,
                what,
                account -> "account " + account.userId(),
                () -> kept(() -> accounts.add(settings, replace)));
    }

    private NasView change(String nas, Map<String, String> settings) {
        if (settings.isEmpty()) {
            throw new OperationException(Kind.INVALID, "nothing to set: give key=value");
        }
        Nas changed = NasDraft.of(finder.find(nas)).setAll(settings).build();
        kept(() -> {
            registry.update(changed);
            return changed;
        });
        letDispatchTakeItUp();
        return view(finder.find(Long.toString(changed.id())));
    }

    private NasView view(Nas nas) {
        return views.snapshot().of(nas);
    }

    private NasView act(Caller caller, Role needed, String what, Supplier<NasView> action) {
        return gate.act(caller, needed, what, nas -> "NAS " + nas.id() + " " + nas.name(), action);
    }

    /** So that what is asked next is answered by the new settings; a dispatch that is busy takes them up a little later. */
    private void letDispatchTakeItUp() {
        try {
            dispatch.refresh().toCompletableFuture().get(TO_TAKE_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The dispatch takes the change up later", e);
        }
    }

    /** What the source of NAS and accounts refuses, for people. */
    private static <T> T kept(Supplier<T> change) {
        try {
            return change.get();
        } catch (UnsupportedOperationException e) {
            throw new OperationException(Kind.READ_ONLY, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, e.getMessage(), e);
        }
    }
}

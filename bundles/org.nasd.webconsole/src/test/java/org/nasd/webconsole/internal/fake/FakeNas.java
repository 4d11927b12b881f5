package org.nasd.webconsole.internal.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.SyncReport;

/** The NAS of the provider. */
public final class FakeNas {

    private static final List<String> TOWNS = List.of("ekb", "perm", "ufa", "tmn", "chel", "kur", "mgn", "sur");
    private static final List<String> SCHEMES = List.of(
            "Mikrotik-Simple", "Cisco-ISG-CoA", "Mikrotik-Simple", "Accel-ppp", "Huawei-ME60-CoA", "Redback-CoA");
    private static final List<String> DRIVERS =
            List.of("mikrotik-simple", "radius-coa", "mikrotik-simple", "ssh-generic", "radius-coa", "radius-coa");

    private final List<NasView> all = new ArrayList<>();
    private final Instant began = Instant.now();

    private NasPause allPaused;

    FakeNas(int count) {
        Random random = new Random(17);
        for (int i = 0; i < count; i++) {
            all.add(one(i, random));
        }
    }

    private NasView one(int i, Random random) {
        String name = "%s-%s%02d".formatted(TOWNS.get(i % 8), i % 3 == 1 ? "bras" : "m", i / 8 + 1);
        Map<String, String> settings = new HashMap<>(Map.of("scheme", SCHEMES.get(i % 6), "forks", "20"));
        settings.put("telnet_login", "nasd");
        settings.put("telnet_password", "******");
        NasState state = state(i);
        double rate = state == NasState.WORKING ? Math.abs(random.nextGaussian()) * 9 : 0;
        double p50 = 9 + Math.abs(random.nextGaussian()) * 30;
        NasActivity activity = new NasActivity(
                state,
                reason(state),
                began.minusSeconds(state == NasState.WORKING ? 200_000 : 240 + random.nextInt(4000)),
                DRIVERS.get(i % 6),
                20,
                (int) Math.min(20, rate),
                i % 37 == 5 ? 8 : 20,
                state == NasState.WORKING ? 1 + i % 3 : 0,
                random.nextInt(900_000),
                random.nextInt(200),
                random.nextInt(40),
                random.nextInt(4000),
                rate,
                millis(p50),
                millis(p50 * (2 + random.nextInt(6))));
        NasPause pause = state == NasState.PAUSED
                ? new NasPause("ivanova", "line card is being replaced", began.minusSeconds(1260))
                : null;
        long waiting = state == NasState.WORKING ? random.nextInt(30) : 1500 + random.nextInt(3000);
        String ip = "10.%d.%d.%d".formatted(90 + i / 62_500, i / 250 % 250, i % 250 + 1);
        return new NasView(1100L + i, name, ip, settings, activity, pause, waiting, i % 2 == 0 ? "alpha" : "bravo");
    }

    private static NasState state(int i) {
        return switch (i % 1000) {
            case 3 -> NasState.UNAVAILABLE;
            case 14 -> NasState.STOPPED;
            case 25 -> NasState.PAUSED;
            case 41 -> NasState.PARKED;
            case 77 -> NasState.DISABLED;
            default -> NasState.WORKING;
        };
    }

    private static String reason(NasState state) {
        return switch (state) {
            case UNAVAILABLE -> "no answer from 10.90.0.4:8728 within 5 s; the next try is in 24 s";
            case STOPPED -> "the login nasd was refused three times: invalid user name or password (6)";
            case PARKED -> "its scheme Mikrotik-Simple names the driver mikrotik-simple, which is not there";
            case PAUSED -> "by ivanova: line card is being replaced";
            default -> "";
        };
    }

    private static Duration millis(double ms) {
        return Duration.ofNanos((long) (ms * 1e6));
    }

    /** Names a NAS otherwise. */
    public synchronized void rename(int index, String name, String reason) {
        NasView old = all.get(index);
        all.set(
                index,
                with(
                        new NasView(
                                old.id(),
                                name,
                                old.ip(),
                                old.settings(),
                                old.activity(),
                                null,
                                old.waiting(),
                                old.node()),
                        NasState.UNAVAILABLE,
                        reason,
                        null));
    }

    /** What is going on with a NAS changes. */
    public synchronized void become(int index, NasState state, String reason) {
        all.set(index, with(all.get(index), state, reason, all.get(index).pause()));
    }

    private static NasView with(NasView old, NasState state, String reason, NasPause pause) {
        NasActivity a = old.activity();
        NasActivity activity = new NasActivity(
                state,
                reason,
                Instant.now(),
                a.driver(),
                a.forks(),
                a.busy(),
                a.concurrency(),
                a.sessions(),
                a.done(),
                a.postponed(),
                a.failed(),
                a.superseded(),
                a.perSecond(),
                a.latencyP50(),
                a.latencyP95());
        return new NasView(old.id(), old.name(), old.ip(), old.settings(), activity, pause, old.waiting(), old.node());
    }

    synchronized List<NasView> views() {
        return List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    synchronized NasView at(int index) {
        return all.get(index % all.size());
    }

    NasList list(Caller caller) {
        return new NasList(views(), Map.of(), allPaused());
    }

    synchronized NasPause allPaused() {
        return allPaused;
    }

    synchronized NasPause pauseAll(Caller caller, String reason) {
        allPaused = new NasPause(caller.name(), reason, Instant.now());
        return allPaused;
    }

    synchronized NasPause resumeAll(Caller caller) {
        NasPause before = allPaused;
        allPaused = null;
        return before;
    }

    NasView find(Caller caller, String key) {
        return views().stream()
                .filter(nas -> key.equals(Long.toString(nas.id()))
                        || nas.name().equals(key)
                        || nas.ip().equals(key))
                .findFirst()
                .orElseThrow(() -> new OperationException(Kind.NOT_FOUND, "there is no NAS " + key));
    }

    synchronized NasView pause(Caller caller, String key, String reason) {
        NasView paused =
                with(find(caller, key), NasState.PAUSED, "", new NasPause(caller.name(), reason, Instant.now()));
        all.replaceAll(nas -> nas.id() == paused.id() ? paused : nas);
        return paused;
    }

    synchronized NasView resume(Caller caller, String key) {
        NasView resumed = with(find(caller, key), NasState.WORKING, "", null);
        all.replaceAll(nas -> nas.id() == resumed.id() ? resumed : nas);
        return resumed;
    }

    NasView forks(Caller caller, String key, int forks) {
        return find(caller, key);
    }

    SyncReport sync(Caller caller, String key, boolean dryRun) {
        return new SyncReport(412, Map.of("user_add", 412L, "user_redirect", 17L), !dryRun);
    }
}

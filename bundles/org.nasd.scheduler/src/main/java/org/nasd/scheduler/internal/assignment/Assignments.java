package org.nasd.scheduler.internal.assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.NasControl;

/**
 * Finds the scheme and the driver of a NAS and checks that they fit. A faulty new version never replaces one that works. Made for one
 * look at all NAS, by one thread: what NAS have in common is found and checked once.
 */
public final class Assignments {

    private final SchemeRegistry schemes;
    private final DriverRegistry drivers;
    private final Map<String, Optional<SchemeStatus>> foundSchemes = new HashMap<>();
    private final Map<String, Optional<DeviceDriver>> foundDrivers = new HashMap<>();
    private final Map<Way, Checked> checked = new HashMap<>();

    /** How a NAS is worked with, beside its address and its passwords. */
    private record Way(String driverName, String scheme, Map<String, String> options) {}

    /**
     * @param terms empty when something is wrong with the settings
     * @param problems what is wrong with the settings, or else with the commands
     */
    private record Checked(Settings settings, Optional<Terms> terms, List<String> problems) {}

    public Assignments(SchemeRegistry schemes, DriverRegistry drivers) {
        this.schemes = schemes;
        this.drivers = drivers;
    }

    /**
     * @param before what the NAS was worked with until now, or null
     * @param scriptDriver the driver of a NAS with a script and no scheme
     */
    public Assignment resolve(Nas nas, NasControl.Pause pause, Assignment before, String scriptDriver) {
        if (!nas.unreadable().isEmpty()) {
            String path = nas.scheme() == null ? null : schemes.pathOf(nas.scheme());
            return new Assignment.Parked(nas, pause, path, String.join("; ", nas.unreadable()));
        }
        if (nas.scheme() != null) {
            return byScheme(nas, pause, before);
        }
        if (nas.scriptName() != null) {
            return ready(nas, pause, null, scriptDriver, Optional.empty(), List.of(), before);
        }
        return new Assignment.Parked(
                nas,
                pause,
                null,
                "neither an OSS scheme nor a script is set; set one: nas:set " + nas.name() + " scheme=<scheme>");
    }

    private Assignment byScheme(Nas nas, NasControl.Pause pause, Assignment before) {
        String path = schemes.pathOf(nas.scheme());
        Optional<SchemeStatus> found = foundSchemes.computeIfAbsent(nas.scheme(), schemes::find);
        if (found.isEmpty()) {
            return new Assignment.Parked(
                    nas,
                    pause,
                    path,
                    "there are no files of the scheme " + nas.scheme() + " at " + path
                            + "; copy them there or choose another scheme (nas:schemes)");
        }
        SchemeStatus status = found.get();
        if (status.scheme().isEmpty()) {
            return notInitialised(nas, pause, path, String.join("; ", status.errors()));
        }
        Scheme scheme = status.scheme().get();
        return ready(nas, pause, scheme.path(), scheme.driver(), Optional.of(scheme), status.errors(), before);
    }

    private Assignment.Parked notInitialised(Nas nas, NasControl.Pause pause, String path, String why) {
        String what = nas.scheme() != null ? "the scheme " + nas.scheme() : "the script " + nas.scriptName();
        return new Assignment.Parked(nas, pause, path, what + " is chosen but not initialised: " + why);
    }

    private Assignment ready(
            Nas nas,
            NasControl.Pause pause,
            String path,
            String driverName,
            Optional<Scheme> scheme,
            List<String> errors,
            Assignment before) {
        Optional<DeviceDriver> driver = foundDrivers.computeIfAbsent(driverName, drivers::find);
        if (driver.isEmpty()) {
            return notInitialised(nas, pause, path, "its driver " + driverName + " is not installed (nas:drivers)");
        }
        Checked way = checked.computeIfAbsent(
                new Way(driverName, nas.scheme(), nas.options()), key -> check(driver.get(), scheme, key.options()));
        List<String> warnings = new ArrayList<>(errors);
        warnings.addAll(way.problems());
        if (!way.problems().isEmpty()
                && before instanceof Assignment.Ready last
                && isSameWay(last, nas, driver.get())) {
            return new Assignment.Ready(
                    nas,
                    pause,
                    path,
                    driverName,
                    last.driver(),
                    last.scheme(),
                    new Device(nas, last.device().settings()),
                    last.terms(),
                    warnings);
        }
        if (way.terms().isEmpty()) {
            return notInitialised(nas, pause, path, String.join("; ", way.problems()));
        }
        return new Assignment.Ready(
                nas,
                pause,
                path,
                driverName,
                driver.get(),
                scheme,
                new Device(nas, way.settings()),
                way.terms().get(),
                warnings);
    }

    private static boolean isSameWay(Assignment.Ready last, Nas nas, DeviceDriver driver) {
        return last.driver() == driver
                && Objects.equals(last.nas().scheme(), nas.scheme())
                && Objects.equals(last.nas().scriptName(), nas.scriptName());
    }

    private static Checked check(DeviceDriver driver, Optional<Scheme> scheme, Map<String, String> options) {
        Settings settings =
                Settings.of(driver.defaults(), scheme.map(Scheme::settings).orElse(Map.of()), options);
        List<String> problems = settingProblems(driver, settings);
        if (!problems.isEmpty()) {
            return new Checked(settings, Optional.empty(), problems);
        }
        if (scheme.isPresent() && driver.usesTemplates()) {
            problems = commandProblems(driver, scheme.get(), settings);
        }
        return new Checked(settings, Optional.of(Terms.of(settings)), problems);
    }

    private static List<String> settingProblems(DeviceDriver driver, Settings settings) {
        List<String> problems = new ArrayList<>(driver.check(settings));
        try {
            Terms.of(settings);
            settings.integer("sessions.max", 1, 1000);
            settings.integer("session.concurrency", 1, 10_000);
            settings.integer("rate.limit", 0, 1_000_000);
            for (String timeout : List.of("connect", "login", "idle", "probe")) {
                settings.seconds("timeout." + timeout);
            }
        } catch (SettingException e) {
            problems.add(e.getMessage());
        }
        return problems.stream().distinct().toList();
    }

    private static List<String> commandProblems(DeviceDriver driver, Scheme scheme, Settings settings) {
        List<String> problems = new ArrayList<>();
        for (String event : scheme.events()) {
            Rendering rendering = scheme.render(event, new Placeholders(), Optional::of);
            if (rendering instanceof Rendering.Commands commands) {
                for (String command : commands.commands()) {
                    driver.checkCommand(command, settings)
                            .ifPresent(problem -> problems.add(event + ".cmd: " + problem + ": " + command));
                }
            }
        }
        return problems;
    }
}

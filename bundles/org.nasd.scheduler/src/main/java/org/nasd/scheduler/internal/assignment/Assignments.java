package org.nasd.scheduler.internal.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.NasControl;

/**
 * Finds the scheme and the driver of a NAS and checks that they fit. A faulty new version never replaces one that works. Safe for all
 * threads.
 */
public final class Assignments {

    private final SchemeRegistry schemes;
    private final DriverRegistry drivers;

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
        Optional<SchemeStatus> found = schemes.find(nas.scheme());
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
        Optional<DeviceDriver> driver = drivers.find(driverName);
        if (driver.isEmpty()) {
            return notInitialised(nas, pause, path, "its driver " + driverName + " is not installed (nas:drivers)");
        }
        Settings settings = Settings.of(
                driver.get().defaults(), scheme.map(Scheme::settings).orElse(Map.of()), nas.options());
        List<String> problems = problems(driver.get(), scheme, settings);
        List<String> warnings = new ArrayList<>(errors);
        warnings.addAll(problems);
        if (!problems.isEmpty() && before instanceof Assignment.Ready last && isSameWay(last, nas, driver.get())) {
            return new Assignment.Ready(
                    nas,
                    pause,
                    path,
                    driverName,
                    last.driver(),
                    last.scheme(),
                    new Device(nas, last.device().settings()),
                    last.coalescing(),
                    last.urgent(),
                    warnings);
        }
        List<String> fatal = settingProblems(driver.get(), settings);
        if (!fatal.isEmpty()) {
            return notInitialised(nas, pause, path, String.join("; ", fatal));
        }
        return new Assignment.Ready(
                nas,
                pause,
                path,
                driverName,
                driver.get(),
                scheme,
                new Device(nas, settings),
                Coalescing.of(settings),
                Set.copyOf(settings.list("urgent")),
                warnings);
    }

    private static boolean isSameWay(Assignment.Ready last, Nas nas, DeviceDriver driver) {
        return last.driver() == driver
                && Objects.equals(last.nas().scheme(), nas.scheme())
                && Objects.equals(last.nas().scriptName(), nas.scriptName());
    }

    private static List<String> problems(DeviceDriver driver, Optional<Scheme> scheme, Settings settings) {
        List<String> problems = new ArrayList<>(settingProblems(driver, settings));
        if (problems.isEmpty() && scheme.isPresent() && driver.usesTemplates()) {
            problems.addAll(commandProblems(driver, scheme.get(), settings));
        }
        return problems;
    }

    private static List<String> settingProblems(DeviceDriver driver, Settings settings) {
        List<String> problems = new ArrayList<>(driver.check(settings));
        try {
            Coalescing.of(settings);
            settings.integer("sessions.max", 1, 1000);
            settings.integer("session.concurrency", 1, 10_000);
            settings.integer("rate.limit", 0, 1_000_000);
            for (String timeout : List.of("connect", "login", "command", "idle", "probe")) {
                settings.seconds("timeout." + timeout);
            }
            for (String key : settings.asMap().keySet()) {
                if (key.startsWith("idempotent.")) {
                    settings.flag(key);
                }
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

package org.nasd.driver.script.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.driver.script.internal.ScriptFiles.Found;

/** A session of scripts: nothing is open between two events, each of which is a process group of its own. */
final class ScriptDialogue implements BlockingDialogue {

    /** What the system says when variables and arguments together are too large for a process. */
    private static final String TOO_LARGE = "error=7,";

    private final Nas nas;
    private final String name;
    private final ScriptSettings settings;
    private final ScriptFiles files;
    private final Programs programs;
    private final ProcessGroups groups;
    private final BooleanSupplier maySpeak;
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /**
     * @param maySpeak whether a script may be started at the moment
     */
    ScriptDialogue(
            Device device, ScriptFiles files, Programs programs, ProcessGroups groups, BooleanSupplier maySpeak) {
        this.nas = device.nas();
        this.name = nas.scriptName() != null
                ? nas.scriptName()
                : device.settings().text("script").orElse("");
        this.settings = ScriptSettings.of(device.settings());
        this.files = files;
        this.programs = programs;
        this.groups = groups;
        this.maySpeak = maySpeak;
    }

    @Override
    public Optional<Outcome.Unavailable> connect() {
        if (name.isEmpty()) {
            return Optional.of(unusable("no script is named; set one: nas:set " + nas.name()
                    + " script_name=<file below " + files.home() + ">, or script in its scheme.cfg"));
        }
        Optional<String> missing = programs.missing();
        if (missing.isPresent()) {
            return missing.map(this::unusable);
        }
        return files.find(name) instanceof Found.Unusable no ? Optional.of(unusable(no.reason())) : Optional.empty();
    }

    private Outcome.Unavailable unusable(String why) {
        return new Outcome.Unavailable(Trouble.MISCONFIGURED, nas.name() + ": " + why);
    }

    @Override
    public Outcome perform(Task task) throws InterruptedException {
        long deadline = System.nanoTime() + task.timeout().toNanos();
        List<Exchange> exchanges = new ArrayList<>();
        for (Call call : Call.of(task, nas)) {
            Outcome outcome = perform(call, Duration.ofNanos(deadline - System.nanoTime()), exchanges);
            if (!(outcome instanceof Outcome.Done)) {
                return outcome;
            }
        }
        return new Outcome.Done(exchanges);
    }

    private Outcome perform(Call call, Duration timeout, List<Exchange> exchanges) throws InterruptedException {
        if (call.function().isEmpty()) {
            return new Outcome.Fail("no function of the script is named", exchanges);
        }
        // Asked anew every time: the file may have been changed, replaced or taken away since.
        Found found = files.find(name);
        if (found instanceof Found.Unusable no) {
            return unusable(no.reason());
        }
        if (!maySpeak.getAsBoolean()) {
            ended = true;
            return new Outcome.Unavailable(
                    Trouble.LOST,
                    nas.name() + ": " + call.function() + ": " + DriverContext.MAY_NOT_SPEAK,
                    false,
                    exchanges);
        }
        Path script = ((Found.Script) found).path();
        try {
            return watch(call, start(call, script), timeout, exchanges);
        } catch (BashText.NotPossible e) {
            return new Outcome.Fail(call.function() + " was not called: " + e.getMessage(), exchanges);
        } catch (IOException e) {
            return notStarted(call, e, exchanges);
        }
    }

    private ProcessGroup start(Call call, Path script) throws BashText.NotPossible, IOException {
        List<String> words = new ArrayList<>();
        words.add(BashText.write("the name of its function", call.function(), settings.charset()));
        for (String argument : call.arguments()) {
            words.add(BashText.write("an argument", argument, settings.charset()));
        }
        String mark = UUID.randomUUID().toString();
        return groups.start(programs.builder(script, words, environment(call), mark), mark);
    }

    private Environment environment(Call call) throws BashText.NotPossible {
        Map<String, String> all = new TreeMap<>(call.variables());
        put(all, "telnet_password", nas.telnetPassword());
        put(all, "coa_psw", nas.coaPassword());
        put(all, "enable_password", nas.secretOptions().get("enable_password"));
        return Environment.of(all, settings.charset());
    }

    private static void put(Map<String, String> all, String name, Secret secret) {
        if (secret != null) {
            all.put(name, secret.reveal());
        }
    }

    private Outcome notStarted(Call call, IOException e, List<Exchange> exchanges) {
        String message = String.valueOf(e.getMessage());
        return message.contains(TOO_LARGE)
                ? new Outcome.Fail(
                        call.function()
                                + " was not called: its variables are too large for a process (128 KiB each, 2 MiB together)",
                        exchanges)
                : new Outcome.Unavailable(
                        Trouble.UNREACHABLE, nas.name() + ": bash cannot be started: " + message, false, exchanges);
    }

    private Outcome watch(Call call, ProcessGroup group, Duration timeout, List<Exchange> exchanges)
            throws InterruptedException {
        Execution execution = new Execution(group, timeout, settings.grace());
        running.add(execution);
        try {
            if (ended) {
                execution.abort();
            }
            Ending ending = execution.await();
            exchanges.add(
                    new Exchange(call.written(nas), group.output().transcript(settings.charset()), ending.took()));
            return new Meaning(settings, name, call.function())
                    .of(ending, group.output().words(settings.charset()), exchanges);
        } finally {
            running.remove(execution);
        }
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    @Override
    public void close() {
        abort();
    }

    @Override
    public void abort() {
        ended = true;
        running.forEach(Execution::abort);
    }
}

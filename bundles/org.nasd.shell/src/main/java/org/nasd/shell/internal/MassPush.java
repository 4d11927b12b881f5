package org.nasd.shell.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Pushed;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.MassText;

/**
 * One event for many accounts.
 *
 * @param event the event, of no account yet
 * @param users the accounts, each once
 * @param repeated how many came again
 * @param chunk how many are pushed at once
 * @param key by which it can be repeated, or null
 */
record MassPush(Event event, List<Long> users, int repeated, int chunk, String key) {

    static MassPush of(Face face, List<String> words, MassPushCommand options) throws IOException {
        String type = Arguments.first(words, "cmd");
        List<String> listed = words.subList(1, words.size());
        long sources = Stream.of(!listed.isEmpty(), options.file != null, options.sql != null)
                .filter(given -> given)
                .count();
        if (sources != 1) {
            throw invalid("give the accounts in one way: as a list behind the command, by --file or by --sql");
        }
        List<Long> ids = options.file != null
                ? AccountIds.read(face, options.file)
                : options.sql != null
                        ? face.ask().events().accounts(face.caller(), options.sql)
                        : listed.stream()
                                .map(id -> Arguments.number("an account", id))
                                .toList();
        if (ids.isEmpty()) {
            throw invalid("there is no account to push anything for");
        }
        int chunk = Arguments.small("--chunk", options.chunk);
        if (chunk < 1 || chunk > EventOperations.MAX_PUSHED) {
            throw invalid("--chunk is from 1 to " + EventOperations.MAX_PUSHED + ", not " + chunk);
        }
        Set<Long> users = new LinkedHashSet<>(ids);
        return new MassPush(event(type, options), List.copyOf(users), ids.size() - users.size(), chunk, options.key);
    }

    private static Event event(String type, MassPushCommand options) {
        Map<String, String> params = options.params == null ? Map.of() : Arguments.pairs(options.params);
        return new Event(
                type, 0, null, null, options.nas, null, null, params.isEmpty() ? null : Json.of(params), Owner.UNKNOWN);
    }

    /** @return the exit status */
    int run(Face face, boolean dryRun, boolean json) throws InterruptedException {
        MassText.Result result = new MassText.Result(event.type(), users.size(), repeated, dryRun);
        if (!dryRun) {
            push(face, result);
        }
        face.lines(json ? List.of(Json.of(result)) : result.lines(users));
        return 0;
    }

    private void push(Face face, MassText.Result result) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            for (int from = 0; from < users.size(); from += chunk) {
                if (Thread.interrupted() || face.isClosed()) {
                    throw new InterruptedException("nobody wants the rest");
                }
                List<Event> events = events(users.subList(from, Math.min(users.size(), from + chunk)));
                String once = key == null ? null : key + "-" + (from / chunk + 1);
                List<Pushed> pushed = face.ask().events().pushAll(face.caller(), events, once);
                result.add(pushed);
                face.over(MassText.bar(result.pushed(), users.size(), System.nanoTime() - begun));
            }
        } catch (OperationException e) {
            face.over(MassText.cleared());
            throw new OperationException(e.kind(), e.getMessage() + stopped(result), e);
        } catch (InterruptedException e) {
            face.over(MassText.cleared());
            face.line("stopped" + stopped(result));
            throw e;
        }
        face.over(MassText.cleared());
    }

    private static String stopped(MassText.Result result) {
        return "; " + result.pushed() + " of " + result.accounts() + " were pushed before"
                + (result.pushed() == 0 ? "" : ", up to account " + result.lastUser());
    }

    private List<Event> events(List<Long> some) {
        List<Event> events = new ArrayList<>(some.size());
        some.forEach(user -> events.add(
                new Event(event.type(), user, null, null, event.nasIp(), null, null, event.params(), event.owner())));
        return events;
    }

    private static OperationException invalid(String message) {
        return new OperationException(Kind.INVALID, message);
    }
}

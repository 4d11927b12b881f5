package org.nasd.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.nasd.api.event.FailureReason;

/** Completes reasons of failures. */
@Service
public final class FailureReasons implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> reasons = Arrays.stream(FailureReason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                .toList();
        return new StringsCompleter(reasons, true).complete(session, line, candidates);
    }
}

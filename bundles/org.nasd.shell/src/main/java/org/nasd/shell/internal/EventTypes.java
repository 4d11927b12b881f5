package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;

/** Completes commands: those that some scheme knows. */
@Service
public final class EventTypes implements Completer {

    @Reference(optional = true)
    Operations operations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Candidates.of(
                operations, session, line, candidates, (ask, caller) -> ask.devices().schemes(caller).stream()
                        .flatMap(scheme -> scheme.events().stream())
                        .toList());
    }
}

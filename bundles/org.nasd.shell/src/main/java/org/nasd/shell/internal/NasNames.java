package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.Operations;

/** Completes names of NAS. */
@Service
public final class NasNames implements Completer {

    @Reference(optional = true)
    Operations operations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Candidates.of(
                operations, session, line, candidates, (ask, caller) -> ask.nas().list(caller).nas().stream()
                        .map(NasView::name)
                        .toList());
    }
}

package org.nasd.shell.internal;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers words to complete with. A person who types must not be disturbed by an error, so there are just none then. */
final class Candidates {

    private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);

    private Candidates() {}

    static int of(
            Operations operations,
            Session session,
            CommandLine line,
            List<String> candidates,
            BiFunction<Operations, Caller, List<String>> words) {
        if (operations == null) {
            return -1;
        }
        try {
            List<String> all = words.apply(operations, Login.of(session));
            return new StringsCompleter(all, true).complete(session, line, candidates);
        } catch (AccessDeniedException | OperationException e) {
            LOG.debug("Nothing can be offered to complete with", e);
            return -1;
        }
    }
}

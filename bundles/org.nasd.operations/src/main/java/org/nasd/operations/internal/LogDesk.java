package org.nasd.operations.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.transcript.Transcript;

/** Shows the logs. */
final class LogDesk implements LogOperations {

    private final Gate gate;
    private final NasFinder finder;
    private final AccountBook accounts;
    private final Transcript transcript;

    LogDesk(Gate gate, NasFinder finder, AccountBook accounts, Transcript transcript) {
        this.gate = gate;
        this.finder = finder;
        this.accounts = accounts;
        this.transcript = transcript;
    }

    private record Log(Path path, UnaryOperator<String> redaction) {}

    private interface Reading {
        LogPage of(LogFile file) throws IOException;
    }

    @Override
    public LogPage last(Caller caller, LogSource source, int lines) {
        return gate.look(caller, Role.VIEWER, "read log", () -> {
            if (lines < 0 || lines > MAX_LINES) {
                throw new OperationException(
                        Kind.INVALID, "from 0 to " + MAX_LINES + " lines can be shown, not " + lines);
            }
            return read(log(source), file -> file.last(lines));
        });
    }

    @Override
    public LogPage since(Caller caller, LogSource source, LogPage.Position since) {
        return gate.look(caller, Role.VIEWER, "read log", () -> read(log(source), file -> file.since(since)));
    }

    private static LogPage read(Log log, Reading reading) {
        try {
            LogPage page = reading.of(new LogFile(log.path()));
            return new LogPage(
                    page.path(), page.lines().stream().map(log.redaction()).toList(), page.end());
        } catch (IOException e) {
            throw new OperationException(
                    Kind.UNAVAILABLE, "the log " + log.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Log log(LogSource source) {
        if (source instanceof LogSource.OfNas of) {
            Nas nas = finder.find(of.nas());
            return new Log(transcript.nasLog(nas), nas::redact);
        }
        if (source instanceof LogSource.OfAccount of) {
            return new Log(transcript.accountLog(abonent(of), of.userId()), UnaryOperator.identity());
        }
        return new Log(transcript.daemonLog(), UnaryOperator.identity());
    }

    private long abonent(LogSource.OfAccount of) {
        if (of.abonentId() != null) {
            return of.abonentId();
        }
        Long abonent = accounts.get(of.userId()).abonentId();
        if (abonent == null) {
            throw new OperationException(
                    Kind.NOT_FOUND,
                    "account " + of.userId() + " belongs to no subscriber, so it has no log of its own; see its NAS's");
        }
        return abonent;
    }
}

package org.nasd.shell.internal;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;

/** Completes settings of a NAS, and the schemes behind {@code scheme=}. */
@Service
public final class NasSettings implements Completer {

    private static final List<String> KEYS = List.of(
            "name=",
            "nas_ip=",
            "script_name=",
            "forks=",
            "enabled=",
            "telnet_ip=",
            "telnet_port=",
            "telnet_login=",
            "telnet_password=?",
            "telnet_type=",
            "coa_psw=?",
            "coa_port=",
            "charset=",
            "rate.limit=",
            "sessions.max=",
            "session.concurrency=",
            "timeout.command=",
            "legacy_login=",
            "tls=",
            "tls_pin=");

    @Reference(optional = true)
    Operations operations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Candidates.of(operations, session, line, candidates, (ask, caller) -> Stream.concat(
                        KEYS.stream(), ask.devices().schemes(caller).stream().map(scheme -> "scheme=" + scheme.name()))
                .toList());
    }
}

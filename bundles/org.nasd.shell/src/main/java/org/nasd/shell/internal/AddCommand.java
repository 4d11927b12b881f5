package org.nasd.shell.internal;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:add}. */
@Service
@Command(scope = "nas", name = "add", description = "Adds a NAS", detailedDescription = """
                Keys are the columns of the table NAS in small letters (name, nas_ip, scheme, script_name, forks, enabled, telnet_ip, telnet_port,
                telnet_login, telnet_password, telnet_type, coa_psw, coa_port), and any key of scheme.cfg or other option for this NAS alone.
                A value with blanks wants quotes around the pair: 'name=north ring'.
                telnet_password=? asks for the password without showing it and keeps it out of the history.

                Examples:
                  nas:add name=m1 nas_ip=10.90.185.2 scheme=Mikrotik-Simple forks=5 telnet_login=nasd telnet_password=?
                  nas:add name=old nas_ip=10.1.1.1 script_name=handler.sh
                """)
public final class AddCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "key=value",
            description = "settings; an empty value takes one away, '?' asks for it without showing it",
            required = true,
            multiValued = true)
    @Completion(NasSettings.class)
    List<Object> settings;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Map<String, String> pairs = Secrets.asked(session, Arguments.pairs(Arguments.text(settings)));
            face.line(NasText.changed("added", face.ask().nas().add(face.caller(), pairs)));
        });
    }
}

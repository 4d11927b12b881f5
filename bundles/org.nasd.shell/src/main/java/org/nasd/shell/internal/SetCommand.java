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

/** {@code nas:set}. */
@Service
@Command(scope = "nas", name = "set", description = "Changes settings of a NAS", detailedDescription = """
                Keys as in nas:add; what is not named stays as it is. It takes effect at once.

                Examples:
                  nas:set m1 forks=10 rate.limit=50
                  nas:set m1 telnet_password=?
                  nas:set m1 rate.limit=
                """)
public final class SetCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(
            index = 1,
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
            face.line(NasText.changed("changed", face.ask().nas().set(face.caller(), nas, pairs)));
        });
    }
}

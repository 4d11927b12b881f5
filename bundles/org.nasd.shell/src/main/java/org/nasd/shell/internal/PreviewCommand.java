package org.nasd.shell.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Preview;
import org.nasd.shell.internal.view.DeviceText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:preview}. */
@Service
@Command(
        scope = "nas",
        name = "preview",
        description = "Shows what would be sent to a NAS for an event; sends nothing",
        detailedDescription = """
                Examples:
                  nas:preview m1 user_redirect 5
                  nas:preview m1 user_rate_set 5 --param rate_in=2048
                """)
public final class PreviewCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "cmd", description = "the event's command", required = true)
    @Completion(EventTypes.class)
    String type;

    @Argument(
            index = 2,
            name = "user",
            description = "the account; options may stand behind it",
            required = true,
            multiValued = true)
    List<Object> words;

    @Option(
            name = "--param",
            description = "a variable name=value that wins over the account's; may be repeated",
            multiValued = true)
    List<String> params;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            long user = Arguments.number(
                    "the account",
                    Arguments.exactly(LateOptions.take(this, words), "user").get(0));
            Map<String, Object> variables = new HashMap<>(Arguments.pairs(params == null ? List.of() : params));
            Preview preview = face.ask().devices().preview(face.caller(), nas, type, user, variables);
            face.lines(json ? List.of(Json.of(preview)) : DeviceText.preview(preview));
            return preview.impossible() == null ? 0 : 1;
        });
    }
}

package org.nasd.shell.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventSelection;
import org.nasd.shell.internal.view.ActedText;
import org.nasd.shell.internal.view.Json;

/** Does something with events and tells what came of it. */
final class Acting {

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        Acted on(EventSelection selection);
    }

    private Acting() {}

    /**
     * @param yes do not ask before it is done to all that match
     * @return 1 when nobody agreed, or when an event that was named was left as it is, else 0
     */
    static int act(Face face, Words words, EventSelection selection, boolean yes, boolean json, Deed deed)
            throws IOException {
        boolean named = selection instanceof EventSelection.Ids;
        String question = words.what() + " all events of the "
                + selection.place().name().toLowerCase(Locale.ROOT) + " stack that match?";
        if (!named && !yes && !face.agrees(question)) {
            face.line("nothing was done");
            return 1;
        }
        Acted acted = deed.on(selection);
        face.lines(json ? List.of(Json.of(acted)) : ActedText.lines(words.done(), acted));
        return named && acted.skipped() > 0 ? 1 : 0;
    }

    /**
     * @param what as in {@code Requeue}
     * @param done as in {@code requeued}
     */
    record Words(String what, String done) {}
}

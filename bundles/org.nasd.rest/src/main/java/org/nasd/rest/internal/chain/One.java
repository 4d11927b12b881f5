package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Acted;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Step;
import org.nasd.rest.internal.model.Methods;

/** One object, perhaps with changes that are not saved yet. */
final class One implements Stage {

    private final Desk desk;
    private final Map<String, Object> row;
    private final ObjectNode changes;

    One(Desk desk, Map<String, Object> row) {
        this(desk, row, JsonNodeFactory.instance.objectNode());
    }

    private One(Desk desk, Map<String, Object> row, ObjectNode changes) {
        this.desk = desk;
        this.row = row;
        this.changes = changes;
    }

    @Override
    public Stage then(Step step) {
        return switch (step.method()) {
            case "set" -> set(step.object());
            case "save" -> set(step.object()).save();
            case "delete" -> new Finished(done(Changes.of(desk).delete(List.of(id()))));
            case "requeue" -> new Finished(done(Changes.of(desk).requeue(List.of(id()), Acting.force(step))));
            default -> throw Methods.refusal(desk.model(), step.method(), true);
        };
    }

    private long id() {
        return ((Number) row.get("id")).longValue();
    }

    private One set(ObjectNode more) {
        ObjectNode joined = changes.deepCopy();
        joined.setAll(Settings.named(desk.schema(), more));
        return new One(desk, row, joined);
    }

    private One save() {
        return changes.isEmpty() ? this : new One(desk, Changes.of(desk).save(row, changes));
    }

    private static Map<String, Object> done(Acted acted) {
        if (acted.done() == 0) {
            throw Refusal.of(
                    409,
                    acted.examples().isEmpty()
                            ? "nothing was done"
                            : acted.examples().get(0).reason());
        }
        return Acting.told(acted);
    }

    @Override
    public Answer answer() {
        Map<String, Object> shown = new HashMap<>(row);
        Settings.show(changes, shown);
        return new Answer(desk.picture().of(shown), false);
    }
}

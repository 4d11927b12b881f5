package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NasView;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Values;

/**
 * The NAS.
 *
 * @param desk the call
 */
record Routers(Desk desk) implements Changes {

    @Override
    public Model model() {
        return Model.NAS;
    }

    @Override
    public Map<String, Object> create(ObjectNode fields) {
        ObjectNode named = Settings.named(desk.schema(), fields);
        NasView added = nas().add(desk.caller(), Settings.of(model(), named));
        return desk.row(added.id());
    }

    @Override
    public Map<String, Object> save(Map<String, Object> row, ObjectNode changes) {
        long id = ((Number) row.get("id")).longValue();
        if (changes.size() == 1 && changes.has("forks")) {
            long forks = Values.whole("forks", changes.get("forks"));
            nas().forks(desk.caller(), String.valueOf(id), Math.toIntExact(Math.min(Math.max(forks, 0), 1_000_000)));
        } else {
            nas().set(desk.caller(), String.valueOf(id), Settings.of(model(), changes));
        }
        return desk.row(id);
    }

    @Override
    public Acted delete(List<Long> ids) {
        ids.forEach(id -> nas().remove(desk.caller(), String.valueOf(id)));
        return new Acted(ids.size(), 0, List.of());
    }

    private NasOperations nas() {
        return desk.operations().nas();
    }
}

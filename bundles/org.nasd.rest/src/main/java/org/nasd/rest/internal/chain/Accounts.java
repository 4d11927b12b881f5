package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Schema;
import org.nasd.rest.internal.model.Values;

/**
 * The accounts.
 *
 * @param desk the call
 */
record Accounts(Desk desk) implements Changes {

    @Override
    public Model model() {
        return Model.USERS;
    }

    @Override
    public Map<String, Object> create(ObjectNode fields) {
        if (!fields.hasNonNull("id")) {
            throw Refusal.invalid("id is needed: the account's number");
        }
        long id = Values.whole("id", fields.get("id"));
        ObjectNode others = fields.deepCopy();
        others.remove("id");
        put(id, Settings.of(model(), Settings.named(desk.schema(), others)), false);
        return desk.row(id);
    }

    /** An account is written as a whole, so what is not changed is written again. */
    @Override
    public Map<String, Object> save(Map<String, Object> row, ObjectNode changes) {
        long id = ((Number) row.get("id")).longValue();
        Map<String, String> settings = new HashMap<>();
        for (Schema.Field field : desk.schema().own()) {
            Object value = row.get(field.name());
            if (value != null) {
                settings.put(field.name(), value.toString());
            }
        }
        settings.putAll(Settings.of(model(), changes));
        put(id, settings, true);
        return desk.row(id);
    }

    private void put(long id, Map<String, String> settings, boolean replace) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("id", String.valueOf(id));
        desk.operations().nas().addAccount(desk.caller(), all, replace);
    }
}

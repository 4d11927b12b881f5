package org.nasd.rest.internal.chain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.stack.Records;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Call;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Picture;
import org.nasd.rest.internal.model.Schema;
import org.nasd.rest.internal.model.Times;

/**
 * All that one call works with.
 *
 * @param schema the model asked
 * @param picture how its objects are shown
 */
record Desk(Operations operations, Caller caller, Schema schema, Times times, Picture picture, Call call) {

    static Desk of(Operations operations, Caller caller, Model model, Times times, Call call) {
        Schema schema = new Schema(model, table -> operations.records().columns(caller, table));
        return new Desk(operations, caller, schema, times, new Picture(schema, times, call.fields()), call);
    }

    Model model() {
        return schema.model();
    }

    /** How many objects a list may have. */
    int limit() {
        if (call.limit() == null) {
            return RecordOperations.MAX_LIMIT;
        }
        if (call.limit() < 1 || call.limit() > RecordOperations.MAX_LIMIT) {
            throw Refusal.invalid("limit must be from 1 to " + RecordOperations.MAX_LIMIT
                    + "; ask for what follows by a filter with id__gt, or by offset");
        }
        return call.limit();
    }

    /** The row with that id as it is now, which must be there. */
    Map<String, Object> row(long id) {
        Records.Condition same = new Records.Condition("id", Records.Comparison.EXACT, List.of(id));
        List<Map<String, Object>> rows = operations
                .records()
                .list(
                        caller,
                        new Records.Query(
                                model().table(), List.of(same), List.of(), List.of(), picture.columnsOfAll(), 0, 1));
        if (rows.isEmpty()) {
            throw Refusal.of(404, "there is no " + model().title() + " " + id + " (any more)");
        }
        return rows.get(0);
    }

    List<Map<String, Object>> rows(Conditions conditions, Set<String> columns, int offset, int limit) {
        return operations.records().list(caller, conditions.query(model().table(), columns, offset, limit));
    }
}

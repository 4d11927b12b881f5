package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.Records;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Step;
import org.nasd.rest.internal.model.Lookups;
import org.nasd.rest.internal.model.Methods;
import org.nasd.rest.internal.model.Values;

/** Some or all objects of a model. Nothing is read before it is known what is wanted of them. */
final class Selection implements Stage {

    private final Desk desk;
    private final Conditions conditions;
    private final Lookups lookups;

    Selection(Desk desk, Conditions conditions) {
        this.desk = desk;
        this.conditions = conditions;
        this.lookups = new Lookups(desk.schema(), new Values(desk.times()));
    }

    @Override
    public Stage then(Step step) {
        return switch (step.method()) {
            case "all" -> this;
            case "filter" -> new Selection(desk, conditions.with(lookups.read(step.object())));
            case "exclude" -> new Selection(desk, conditions.without(lookups.read(step.object())));
            case "order_by" -> new Selection(desk, conditions.by(order(step.arg())));
            case "count" -> new Finished(desk.operations().records().count(desk.caller(), query(Set.of(), 0, 1)));
            case "get" -> get(step);
            case "create" -> new One(desk, Changes.of(desk).create(step.object()));
            case "bulk_create" -> new Many(desk, Changes.of(desk).createAll(list(step.arg())));
            case "delete" -> new Finished(Acting.told(Changes.of(desk).delete(ids())));
            case "requeue" -> new Finished(Acting.told(Changes.of(desk).requeue(ids(), Acting.force(step))));
            default -> throw Methods.refusal(desk.model(), step.method(), false);
        };
    }

    private Records.Query query(Set<String> columns, int offset, int limit) {
        return conditions.query(desk.model().table(), columns, offset, limit);
    }

    private Stage get(Step step) {
        Conditions narrowed = conditions.with(lookups.read(step.object()));
        List<Map<String, Object>> rows = desk.rows(narrowed, desk.picture().columnsOfAll(), 0, 2);
        if (rows.isEmpty()) {
            throw Refusal.of(404, "there is no such " + desk.model().title());
        }
        if (rows.size() > 1) {
            throw Refusal.of(
                    409, "more than one " + desk.model().title() + " fits: get needs exactly one, filter gives a list");
        }
        return new One(desk, rows.get(0));
    }

    private List<Long> ids() {
        return desk.rows(conditions, Set.of("id"), desk.call().offset(), desk.limit()).stream()
                .map(row -> ((Number) row.get("id")).longValue())
                .toList();
    }

    private List<String> order(JsonNode arg) {
        List<String> order = new ArrayList<>();
        for (JsonNode field : arg.isTextual() ? List.of(arg) : list(arg)) {
            String name = Values.text("order_by", field);
            boolean descending = name.startsWith("-");
            order.add((descending ? "-" : "")
                    + desk.schema().field(descending ? name.substring(1) : name).name());
        }
        return order;
    }

    private static List<JsonNode> list(JsonNode arg) {
        if (arg.isObject() && arg.isEmpty()) {
            return List.of();
        }
        if (!arg.isArray()) {
            throw Refusal.invalid("the arg must be a JSON list");
        }
        List<JsonNode> list = new ArrayList<>();
        arg.forEach(list::add);
        return list;
    }

    @Override
    public Answer answer() {
        int limit = desk.limit();
        List<Map<String, Object>> rows =
                desk.rows(conditions, desk.picture().columns(), desk.call().offset(), limit);
        return new Answer(desk.picture().of(rows), rows.size() == limit);
    }
}

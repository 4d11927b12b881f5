package org.nasd.rest.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasd.api.stack.Records;
import org.nasd.rest.internal.answer.Refusal;

/** The fields of a model and of the models it points to. */
public final class Schema {

    private static final String PATH = "__";

    private final Model model;
    private final Function<Records.Table, List<Records.Column>> columns;
    private final List<Records.Column> own;

    /**
     * A field.
     *
     * @param name as {@link Records.Condition#column()} has it
     * @param column what is kept there
     * @param relation the relation it is reached by, or null for a field of the model's own
     */
    public record Field(String name, Records.Column column, String relation) {}

    public Schema(Model model, Function<Records.Table, List<Records.Column>> columns) {
        this.model = model;
        this.columns = columns;
        this.own = columns.apply(model.table());
    }

    public Model model() {
        return model;
    }

    /** The model's own fields, in their order. */
    public List<Field> own() {
        return own.stream()
                .map(column -> new Field(column.name(), column, null))
                .toList();
    }

    /** All fields of a model that this one points to, or nothing when there is no such relation. */
    public Optional<List<Field>> related(String relation) {
        return Optional.ofNullable(model.relations().get(relation)).map(target -> columns.apply(target.table()).stream()
                .map(column -> new Field(relation + PATH + column.name(), column, relation))
                .toList());
    }

    /** The field that a program means by a name: {@code user_id}, {@code pk}, {@code nas}, {@code nas__name}. */
    public Field field(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private Optional<Field> find(String name) {
        String plain = name.equals("pk") ? "id" : name;
        Optional<Field> direct = ownField(plain).or(() -> ownField(plain + "_id"));
        if (direct.isPresent()) {
            return direct;
        }
        int cut = plain.indexOf(PATH);
        if (cut < 1) {
            return Optional.empty();
        }
        String relation = plain.substring(0, cut);
        String rest = plain.substring(cut + PATH.length());
        String column = rest.equals("pk") ? "id" : rest;
        Optional<Field> key = column.equals("id") ? ownField(relation + "_id") : Optional.empty();
        return key.or(() -> related(relation).flatMap(fields -> fields.stream()
                .filter(field -> field.column().name().equals(column))
                .findFirst()));
    }

    private Optional<Field> ownField(String name) {
        return own.stream()
                .filter(column -> column.name().equals(name))
                .map(column -> new Field(column.name(), column, null))
                .findFirst();
    }

    private Refusal unknown(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        return Refusal.invalid(model.title() + " has no field '" + shown + "'; it has " + names());
    }

    private String names() {
        List<String> names =
                new ArrayList<>(own.stream().map(Records.Column::name).toList());
        names.addAll(model.relations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(relation -> relation.getKey() + PATH + "... of "
                        + relation.getValue().title())
                .toList());
        return names.stream().collect(Collectors.joining(", "));
    }
}

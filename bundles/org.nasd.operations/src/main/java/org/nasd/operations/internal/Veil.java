package org.nasd.operations.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;

/**
 * Covers what is secret in the rows of a table. What is covered cannot be compared or ordered by either: with enough questions that would
 * tell it letter by letter.
 */
final class Veil {

    private static final String MASK = "******";
    private static final String OF_NAS = "nas__";
    private static final String OPTIONS = "options";
    private static final Set<String> PASSWORDS = Set.of(NasColumn.TELNET_PASSWORD.key(), NasColumn.COA_PSW.key());
    /** What devices said, where a secret may have slipped through when it was written. */
    private static final Set<String> TEXTS = Set.of("last_error", "last_answer");

    private final Table table;

    Veil(Table table) {
        this.table = table;
    }

    /**
     * @throws OperationException when the query would compare or order by something secret
     */
    void check(Query query) {
        List<String> used = new ArrayList<>(query.order().stream()
                .map(column -> column.startsWith("-") ? column.substring(1) : column)
                .toList());
        query.all().stream().map(Condition::column).forEach(used::add);
        query.none().forEach(group -> group.stream().map(Condition::column).forEach(used::add));
        for (String column : used) {
            if (isPassword(column) || isOptions(column)) {
                throw new OperationException(
                        Kind.INVALID, column + " may hold secrets, so it can neither be compared nor ordered by");
            }
        }
    }

    /** Whether rows of these fields hold what devices said. */
    boolean showsTexts(Set<String> fields) {
        boolean has = table == Table.EVENTS_STACK || table == Table.EVENTS_FAILED;
        return has && (fields.isEmpty() || fields.stream().anyMatch(TEXTS::contains));
    }

    /**
     * @param nas the NAS of the row, or null when that is not known
     */
    void cover(Map<String, Object> row, Nas nas) {
        row.replaceAll((column, value) -> {
            if (value == null) {
                return null;
            }
            if (isPassword(column)) {
                return MASK;
            }
            if (isOptions(column)) {
                return options(value.toString());
            }
            return nas != null && TEXTS.contains(column) ? nas.redact(value.toString()) : value;
        });
    }

    private boolean isPassword(String column) {
        return PASSWORDS.contains(ofNas(column));
    }

    private boolean isOptions(String column) {
        return OPTIONS.equals(ofNas(column));
    }

    /** The name of the column in the table NAS, or the empty word when it is not of that table. Case is of no weight in SQL. */
    private String ofNas(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        int join = name.lastIndexOf(OF_NAS);
        if (join >= 0) {
            return name.substring(join + OF_NAS.length());
        }
        return table == Table.NAS ? name : "";
    }

    private static String options(String json) {
        return Params.read(json).map(Veil::covered).map(ObjectNode::toString).orElse(MASK);
    }

    private static ObjectNode covered(ObjectNode options) {
        List<String> keys = new ArrayList<>();
        options.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            if (Nas.SECRET_OPTIONS.contains(key) || NasOptions.looksSecret(key)) {
                options.set(key, TextNode.valueOf(MASK));
            }
        }
        return options;
    }
}

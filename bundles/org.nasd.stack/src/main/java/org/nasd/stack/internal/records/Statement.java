package org.nasd.stack.internal.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Page;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.RowMapper;
import org.nasd.stack.internal.sql.Session;

/** A query as SQL, with those tables joined that it names columns of. Made for one use. */
final class Statement {

    private final Fields fields;
    private final Query query;
    private final Places places;
    private final Dialect dialect;
    private final Where where;
    private final Set<String> order = new LinkedHashSet<>();
    private final Set<String> aliases = new LinkedHashSet<>();
    private final List<Object> joined = new ArrayList<>();

    Statement(Fields fields, Query query, Places places, Dialect dialect) {
        this.fields = fields;
        this.query = query;
        this.places = places;
        this.dialect = dialect;
        this.where = new Where(fields, query, dialect);
        query.all().forEach(condition -> use(fields.field(condition.column())));
        query.none().forEach(group -> group.forEach(condition -> use(fields.field(condition.column()))));
    }

    private void use(Field field) {
        aliases.add(field.sql().substring(0, 1));
    }

    /** The main stack's key begins with the NAS: an event is only found fast by its id when its NAS is named. */
    void narrow(Session session) throws SQLException {
        if (query.table() != Table.EVENTS_STACK) {
            return;
        }
        for (Condition condition : query.all()) {
            if (condition.column().equals("id") && condition.comparison() == Comparison.EXACT) {
                where.add(dialect.oneOf("S.NAS_ID"), nasOf(session, where.number(condition)));
            } else if (condition.column().equals("id") && condition.comparison() == Comparison.IN) {
                where.add(dialect.oneOf("S.NAS_ID"), dialect.nasWithEvents(session));
            }
        }
    }

    private static List<Long> nasOf(Session session, long id) throws SQLException {
        return session.dialect()
                .pageOverNas(session, "S.NAS_ID", Row::number, " AND S.ID = ?", new Object[] {id}, new Page(id - 1, 1));
    }

    /** Whether it asks for the main stack in the order of its ids, which is read NAS by NAS rather than sorted. */
    boolean isPageOverNas(List<Field> wanted) {
        wanted.forEach(this::use);
        return query.table() == Table.EVENTS_STACK
                && aliases.equals(Set.of(Fields.OWN))
                && (query.order().isEmpty() || query.order().get(0).equals("id"));
    }

    <T> List<T> pageOverNas(Session session, List<Field> wanted, RowMapper<T> mapper) throws SQLException {
        Page page = new Page(Long.MIN_VALUE, Math.addExact(query.offset(), query.limit()));
        List<T> all =
                session.dialect().pageOverNas(session, columns(wanted), mapper, where.sql(" AND "), parameters(), page);
        return all.subList(Math.min(query.offset(), all.size()), all.size());
    }

    private static String columns(List<Field> wanted) {
        return wanted.stream().map(Field::sql).collect(Collectors.joining(", "));
    }

    String list(List<Field> wanted) {
        wanted.forEach(this::use);
        query.order().forEach(this::orderBy);
        // named twice, the second place changes nothing, and H2 answers with an error
        if (query.order().stream().noneMatch(named -> named.equals("id") || named.equals("-id"))) {
            orderBy("id");
        }
        return "SELECT " + columns(wanted) + from() + where.sql(" WHERE ") + " ORDER BY " + String.join(", ", order)
                + " LIMIT " + query.limit() + " OFFSET " + query.offset();
    }

    String count() {
        return "SELECT COUNT(*)" + from() + where.sql(" WHERE ");
    }

    Object[] parameters() {
        List<Object> all = new ArrayList<>(joined);
        all.addAll(where.parameters());
        return all.toArray();
    }

    // null comes last, or first where the order is descending, on every database
    private void orderBy(String named) {
        boolean descending = named.startsWith("-");
        Field field = fields.field(descending ? named.substring(1) : named);
        use(field);
        String notNull = field.sql() + (descending ? " DESC" : "");
        order.add(field.nullable() ? dialect.nullLast(field.sql(), descending) : notNull);
    }

    private String from() {
        StringBuilder from = new StringBuilder(" FROM ").append(places.of(query.table(), Fields.OWN, joined, dialect));
        if (aliases.contains(Fields.NAS)) {
            String key = query.table() == Table.EVENTS_STACK_COMPACT ? "N.NAS_IP = S.NAS_IP" : "N.ID = S.NAS_ID";
            from.append(" LEFT JOIN ").append(places.of(Table.NAS, Fields.NAS, joined, dialect));
            from.append(" ON ").append(key);
        }
        if (aliases.contains(Fields.USER)) {
            from.append(" LEFT JOIN ").append(places.of(Table.USERS, Fields.USER, joined, dialect));
            from.append(" ON U.ID = S.USER_ID");
        }
        return from.toString();
    }
}

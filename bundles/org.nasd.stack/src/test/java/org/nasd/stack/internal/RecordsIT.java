package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasd.api.stack.Records.Comparison.CONTAINS;
import static org.nasd.api.stack.Records.Comparison.EXACT;
import static org.nasd.api.stack.Records.Comparison.GT;
import static org.nasd.api.stack.Records.Comparison.GTE;
import static org.nasd.api.stack.Records.Comparison.IN;
import static org.nasd.api.stack.Records.Comparison.ISNULL;
import static org.nasd.api.stack.Records.Comparison.LT;
import static org.nasd.api.stack.Records.Comparison.LTE;
import static org.nasd.api.stack.Records.Comparison.RANGE;
import static org.nasd.api.stack.Records.Comparison.STARTSWITH;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Column;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;
import org.nasd.api.stack.Settlement;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class RecordsIT {

    private final Fixture fixture;
    private final Records records;

    RecordsIT(Fixture fixture) {
        this.fixture = fixture;
        this.records = fixture.stacks.records();
    }

    @BeforeEach
    void accounts() throws SQLException {
        fixture.empty();
        fixture.sql("INSERT INTO NAS (ID, NAME, NAS_IP, TELNET_PASSWORD, COA_PSW, OPTIONS) VALUES"
                + " (3, 'bras-3', '10.0.0.3', 'telnet secret', 'coa secret', '{\"tls\":\"none\"}'), (4, 'bras%4', '10.0.0.4',"
                + " NULL, NULL, NULL)");
        fixture.sql("INSERT INTO USERS (ID, NAS_ID, LOGIN, RATE_IN, LOGGED) VALUES (1, 3, 'anna', 10, TRUE),"
                + " (2, 3, 'Anna', 20, FALSE), (5, 4, 'boris_x', NULL, NULL), (6, NULL, NULL, 30, TRUE)");
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void readsEveryColumnOfEveryTable(Table table) throws SQLException {
        List<String> there = new ArrayList<>();
        try (var connection = fixture.database.dataSource().getConnection();
                var columns = connection
                        .getMetaData()
                        .getColumns(
                                null,
                                fixture.isPostgreSql() ? "public" : "PUBLIC",
                                fixture.isPostgreSql() ? table.name().toLowerCase(Locale.ROOT) : table.name(),
                                null)) {
            while (columns.next()) {
                there.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT) + " "
                        + columns.getString("IS_NULLABLE").equals("YES"));
            }
        }
        List<Column> columns = records.columns(table);
        assertThat(columns)
                .extracting(one -> one.name() + " " + one.nullable())
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(columns.get(0).name()).isEqualTo("id");
        assertThat(records.list(query(table, List.of())))
                .hasSize(table == Table.USERS ? 4 : table == Table.NAS ? 2 : 0);
        assertThat(records.count(query(table, List.of())))
                .isEqualTo(table == Table.USERS ? 4 : table == Table.NAS ? 2 : 0);
    }

    @Test
    void givesValuesByKindAndNullsInTheOrderOfTheColumns() {
        Map<String, Object> row =
                records.list(query(Table.USERS, List.of(is("id", EXACT, 5L)))).get(0);
        assertThat(row.keySet())
                .containsExactlyElementsOf(
                        records.columns(Table.USERS).stream().map(Column::name).toList());
        assertThat(row)
                .containsEntry("id", 5L)
                .containsEntry("login", "boris_x")
                .containsEntry("deleted", false);
        assertThat(row).containsEntry("rate_in", null).containsEntry("logged", null);
        EventHead head = fixture.enter(3, "a 1").get(0);
        Map<String, Object> event =
                records.list(query(Table.EVENTS_STACK, List.of())).get(0);
        assertThat(event.get("event_date")).isInstanceOf(Instant.class);
        assertThat(event)
                .containsEntry("id", head.id())
                .containsEntry("not_before", null)
                .containsEntry("try_count", 0L);
    }

    @Test
    void comparesInEveryWay() {
        assertThat(users(is("id", EXACT, 2L))).containsExactly(2L);
        assertThat(users(is("id", EXACT, "2"))).containsExactly(2L);
        assertThat(users(is("login", EXACT, "anna"))).containsExactly(1L);
        assertThat(users(is("rate_in", EXACT, (Object) null))).containsExactly(5L);
        assertThat(users(is("logged", EXACT, true))).containsExactly(1L, 6L);
        assertThat(users(is("id", IN, 1L, 5L, 77L))).containsExactly(1L, 5L);
        assertThat(users(is("login", IN, "Anna", "boris_x"))).containsExactly(2L, 5L);
        assertThat(users(is("logged", IN, true, false))).containsExactly(1L, 2L, 6L);
        assertThat(users(new Condition("id", IN, List.of()))).isEmpty();
        assertThat(users(is("rate_in", GT, 10))).containsExactly(2L, 6L);
        assertThat(users(is("rate_in", GTE, 10))).containsExactly(1L, 2L, 6L);
        assertThat(users(is("rate_in", LT, 20))).containsExactly(1L);
        assertThat(users(is("rate_in", LTE, 20))).containsExactly(1L, 2L);
        assertThat(users(is("rate_in", RANGE, 20, 30))).containsExactly(2L, 6L);
        assertThat(users(is("login", CONTAINS, "nn"))).containsExactly(1L, 2L);
        assertThat(users(is("login", CONTAINS, "_"))).containsExactly(5L);
        assertThat(users(is("login", STARTSWITH, "an"))).containsExactly(1L);
        assertThat(users(is("login", ISNULL, true))).containsExactly(6L);
        assertThat(users(is("login", ISNULL, false))).containsExactly(1L, 2L, 5L);
        assertThat(users(is("nas__name", STARTSWITH, "bras%"))).containsExactly(5L);
        assertThat(users(is("nas__name", ISNULL, true))).containsExactly(6L);
        assertThat(users(is("login", STARTSWITH, "a"), is("rate_in", EXACT, 20)))
                .isEmpty();
    }

    @Test
    void comparesInstants() throws SQLException {
        fixture.enter(3, "a 1", "b 2");
        fixture.sql("UPDATE EVENTS_STACK SET EVENT_DATE = CURRENT_TIMESTAMP - INTERVAL '2' HOUR WHERE USER_ID = 1");
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(events(is("event_date", GT, hourAgo))).containsExactly("b");
        assertThat(events(is("event_date", RANGE, hourAgo.minus(Duration.ofHours(9)), hourAgo)))
                .containsExactly("a");
        assertThat(events(is("event_date", IN, hourAgo))).isEmpty();
    }

    private List<Object> events(Condition... all) {
        return records.list(query(Table.EVENTS_STACK, List.of(all))).stream()
                .map(row -> row.get("event_type"))
                .toList();
    }

    @Test
    void leavesOutRowsOfWhichAWholeGroupHolds() {
        assertThat(usersWithout(List.of(List.of(is("login", EXACT, "anna"))))).containsExactly(2L, 5L, 6L);
        assertThat(usersWithout(List.of(List.of(is("nas_id", EXACT, 3L), is("rate_in", GT, 10)))))
                .containsExactly(1L, 5L, 6L);
        assertThat(usersWithout(List.of(List.of(is("id", EXACT, 1L)), List.of(is("id", EXACT, 6L)))))
                .containsExactly(2L, 5L);
        assertThat(usersWithout(List.of(List.of(is("nas__name", EXACT, "bras-3")))))
                .containsExactly(5L, 6L);
        assertThat(usersWithout(List.of(List.of()))).hasSize(4);
    }

    @Test
    void ordersWithNullLastOnEveryDatabaseAndPages() {
        assertThat(ordered(List.of("rate_in"), 0, 10)).containsExactly(1L, 2L, 6L, 5L);
        assertThat(ordered(List.of("-rate_in"), 0, 10)).containsExactly(5L, 6L, 2L, 1L);
        assertThat(ordered(List.of("-nas__name", "-id"), 0, 10))
                .containsExactly(6L, 2L, 1L, 5L)
                .hasSize(4);
        assertThat(ordered(List.of("-id"), 1, 2)).containsExactly(5L, 2L);
        assertThat(ordered(List.of(), 3, 2)).containsExactly(6L);
        assertThat(ordered(List.of(), 0, 0)).isEmpty();
    }

    @Test
    void joinsTheNasAndTheAccountOfAnEvent() throws SQLException {
        fixture.enter(3, "a 1", "b 99");
        fixture.sql(
                "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, NAS_IP) VALUES ('c', 5, '10.0.0.4'), ('d', 5, NULL)");
        Set<String> fields = new TreeSet<>(List.of("user__login", "id", "nas__name", "nas__telnet_password"));
        List<Map<String, Object>> main =
                records.list(new Query(Table.EVENTS_STACK, List.of(), List.of(), List.of(), fields, 0, 10));
        assertThat(main.get(0).keySet()).containsExactly("id", "nas__name", "nas__telnet_password", "user__login");
        assertThat(main.get(0)).containsEntry("nas__name", "bras-3").containsEntry("user__login", "anna");
        assertThat(main.get(0)).containsEntry("nas__telnet_password", "telnet secret");
        assertThat(main.get(1)).containsEntry("nas__name", "bras-3").containsEntry("user__login", null);
        List<Map<String, Object>> compact =
                records.list(new Query(Table.EVENTS_STACK_COMPACT, List.of(), List.of(), List.of(), fields, 0, 10));
        assertThat(compact).extracting(row -> row.get("nas__name")).containsExactly("bras%4", null);
        assertThat(compact).extracting(row -> row.get("user__login")).containsExactly("boris_x", "boris_x");
        assertThat(records.count(query(Table.EVENTS_STACK, List.of(is("user__logged", EXACT, true)))))
                .isEqualTo(1);
    }

    @Test
    void findsAnEventOfTheMainStackByItsId() {
        List<EventHead> heads = new ArrayList<>(fixture.enter(3, "a 1", "b 2"));
        heads.addAll(fixture.enter(4, "c 1"));
        for (EventHead head : heads) {
            assertThat(events(is("id", EXACT, head.id()))).containsExactly(head.type());
        }
        assertThat(events(is("id", IN, heads.get(0).id(), heads.get(2).id()))).containsExactly("a", "c");
        assertThat(records.count(query(
                        Table.EVENTS_STACK, List.of(is("id", EXACT, heads.get(2).id())))))
                .isEqualTo(1);
        assertThat(events(is("id", EXACT, 999_999L))).isEmpty();
    }

    @Test
    void pagesTheMainStackInTheOrderOfIdsOverAllNas() {
        for (int round = 0; round < 3; round++) {
            fixture.enter(9, "a 1", "b 2");
            fixture.enter(4, "c 2");
        }
        assertThat(mainPage(List.of(), List.of(), 1, 4)).containsExactly("b", "c", "a", "b");
        assertThat(mainPage(List.of(is("user_id", EXACT, 2L)), List.of("id"), 2, 3))
                .containsExactly("b", "c", "b");
        assertThat(mainPage(List.of(), List.of("-id"), 1, 2)).containsExactly("b", "a");
        assertThat(mainPage(List.of(), List.of(), 20, 4)).isEmpty();
        assertThat(mainPage(List.of(), List.of("nas_id"), 0, 4)).containsExactly("c", "c", "c", "a");
        assertThat(records.list(new Query(
                        Table.EVENTS_STACK,
                        List.of(),
                        List.of(List.of(is("event_type", EXACT, "a")), List.of(is("nas_id", EXACT, 4L))),
                        List.of(),
                        Set.of("event_type"),
                        0,
                        10)))
                .containsOnly(Map.of("event_type", "b"))
                .hasSize(3);
    }

    private List<Object> mainPage(List<Condition> all, List<String> order, int offset, int limit) {
        Query query = new Query(Table.EVENTS_STACK, all, List.of(), order, Set.of("event_type"), offset, limit);
        return records.list(query).stream().map(row -> row.get("event_type")).toList();
    }

    @Test
    void readsFailedEvents() {
        EventHead head = fixture.enter(3, "a 1").get(0);
        fixture.stacks
                .main()
                .settle(
                        List.of(new Settlement.Failed(head, 2, FailureReason.REFUSED, "no such item", "!trap")),
                        List.of());
        Map<String, Object> row = records.list(query(
                        Table.EVENTS_FAILED,
                        List.of(is("reason", EXACT, "refused"), is("last_error", CONTAINS, "such"))))
                .get(0);
        assertThat(row).containsEntry("id", head.id()).containsEntry("last_answer", "!trap");
    }

    @Test
    void refusesUnknownColumnsAndWhateverDoesNotFit() {
        refused("has no column", is("id; DROP TABLE NAS", EXACT, 1));
        refused("has no column", is("ID", EXACT, 1));
        refused("has no column", is("user__login", EXACT, 1));
        refused("no whole number", is("id", EXACT, "1 OR 1=1"));
        refused("no whole number", is("id", EXACT, "1.5"));
        refused("no whole number", is("id", EXACT, "99999999999999999999"));
        refused("neither true nor false", is("logged", EXACT, "maybe"));
        refused("neither true nor false", is("logged", ISNULL, "maybe"));
        refused("no date", is("id", IN, List.of(1)), "no whole number");
        refused("can only be compared", is("logged", GT, true));
        refused("no text", is("id", CONTAINS, "1"));
        refused("null", is("id", IN, 1L, null));
        refused("instead of 2", is("id", RANGE, 1L));
        refused("one", is("id", EXACT, 1L, 2L));
        refused("NUL", is("login", EXACT, "a\0"));
        assertThatThrownBy(() -> ordered(List.of("login; DELETE FROM NAS"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ordered(List.of("--id"), 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ordered(List.of(), -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        records.list(new Query(Table.NAS, List.of(), List.of(), List.of(), Set.of("nas__name"), 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void refused(String why, Condition condition) {
        refused(why, condition, why);
    }

    private void refused(String why, Condition condition, String orWhy) {
        assertThatThrownBy(() -> users(condition))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(
                                e.getMessage().contains(why) || e.getMessage().contains(orWhy))
                        .as(e.getMessage())
                        .isTrue());
    }

    @Test
    void aValueIsNeverReadAsSql() {
        assertThat(users(is("login", EXACT, "' OR '1'='1"))).isEmpty();
        assertThat(users(is("login", CONTAINS, "'; DELETE FROM USERS; --"))).isEmpty();
        assertThat(records.count(query(Table.USERS, List.of()))).isEqualTo(4);
    }

    @Test
    void takesTenThousandValuesOfAList() {
        Object[] many = java.util.stream.LongStream.range(0, 10_000).boxed().toArray();
        assertThat(users(is("id", IN, many))).hasSize(4);
        Object[] texts = Arrays.stream(many).map(String::valueOf).toArray();
        assertThat(users(is("login", IN, texts))).isEmpty();
    }

    @Test
    void countsTwoHundredThousandRowsQuickly() throws SQLException {
        long start = System.nanoTime();
        fixture.sql("INSERT INTO EVENTS_STACK (ID, NAS_ID, USER_ID, EVENT_TYPE, PARAMS) SELECT 1000000000 + X,"
                + " 3 + MOD(X, 2), MOD(X, 7), 'user_rate_set', '{\"rate_in\": 512, \"rate_out\": 512}' FROM "
                + fixture.series(200_000) + " N");
        Query all = query(Table.EVENTS_STACK, List.of());
        Query some =
                query(Table.EVENTS_STACK, List.of(is("nas__name", EXACT, "bras-3"), is("user__login", EXACT, "anna")));
        records.count(all);
        long begin = System.nanoTime();
        assertThat(records.count(all)).isEqualTo(200_000);
        long plain = System.nanoTime();
        assertThat(records.count(some)).isEqualTo(14_286);
        long joined = System.nanoTime();
        Query one = query(Table.EVENTS_STACK, List.of(is("id", EXACT, 1_000_150_000L)));
        assertThat(records.list(one)).hasSize(1);
        long found = System.nanoTime();
        assertThat(records.list(query(Table.EVENTS_STACK, List.of()))).hasSize(100);
        long paged = System.nanoTime();
        System.out.println(fixture + ": 200,000 rows: insert " + (begin - start) / 1_000_000 + " ms, count "
                + (plain - begin) / 1_000_000 + " ms, joined "
                + (joined - plain) / 1_000_000 + " ms, one by id " + (found - joined) / 1_000_000 + " ms, first page "
                + (paged - found) / 1_000_000 + " ms");
        fixture.sql("TRUNCATE TABLE EVENTS_STACK");
        assertThat(Duration.ofNanos(plain - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(joined - plain)).isLessThan(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(found - joined)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void takesNasThatComeFromElsewhereAndRefusesAccountsThatDo() throws SQLException {
        fixture.enter(30, "a 1");
        fixture.enter(31, "b 1");
        fixture.sql(
                "CREATE TABLE ROUTERS (ID BIGINT, NAME VARCHAR(50), NAS_IP VARCHAR(50), TELNET_PASSWORD VARCHAR(50))");
        try {
            fixture.sql(
                    "INSERT INTO ROUTERS VALUES (30, 'far', '10.0.0.30', 'far secret'), (31, 'near', '10.0.0.31', NULL)");
            Records foreign = foreign("SELECT * FROM ROUTERS", "SELECT ID FROM USERS WHERE ID IN (:ids)");
            List<Map<String, Object>> nas = foreign.list(query(Table.NAS, List.of(is("name", STARTSWITH, "f"))));
            assertThat(nas).hasSize(1);
            assertThat(nas.get(0))
                    .containsEntry("id", 30L)
                    .containsEntry("forks", 1L)
                    .containsEntry("enabled", true);
            assertThat(nas.get(0)).containsEntry("telnet_password", null);
            Query ofNear = query(Table.EVENTS_STACK, List.of(is("nas__name", EXACT, "near")));
            assertThat(foreign.list(ofNear))
                    .extracting(row -> row.get("event_type"))
                    .containsExactly("b");
            assertThat(foreign.count(ofNear)).isEqualTo(1);
            assertThatThrownBy(() -> foreign.list(query(Table.USERS, List.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("account.sql");
            assertThatThrownBy(() -> foreign.count(query(Table.EVENTS_STACK, List.of(is("user__login", EXACT, "x")))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(foreign.accounts("SELECT ID FROM USERS ORDER BY ID", 10)).containsExactly(1L, 2L, 5L, 6L);
        } finally {
            fixture.sql("DROP TABLE ROUTERS");
        }
    }

    private Records foreign(String nasSql, String accountSql) {
        BillingSettings set = new BillingSettings(nasSql, accountSql);
        var billing = fixture.database.dataSource();
        return fixture.stacks.records(
                billing::getConnection, fixture.stacks.nasDirectory(billing::getConnection, set), set);
    }

    private static Condition is(String column, Comparison comparison, Object... values) {
        return new Condition(column, comparison, values == null ? Arrays.asList((Object) null) : Arrays.asList(values));
    }

    private static Query query(Table table, List<Condition> all) {
        return new Query(table, all, List.of(), List.of(), Set.of(), 0, 100);
    }

    private List<Long> users(Condition... all) {
        return ids(query(Table.USERS, List.of(all)));
    }

    private List<Long> usersWithout(List<List<Condition>> none) {
        return ids(new Query(Table.USERS, List.of(), none, List.of(), Set.of(), 0, 100));
    }

    private List<Long> ordered(List<String> order, int offset, int limit) {
        return ids(new Query(Table.USERS, List.of(), List.of(), order, Set.of("id"), offset, limit));
    }

    private List<Long> ids(Query query) {
        List<Map<String, Object>> rows = records.list(query);
        if (query.offset() == 0 && query.limit() >= 100) {
            assertThat(records.count(query)).isEqualTo(rows.size());
        }
        return rows.stream().map(row -> (Long) row.get("id")).toList();
    }
}

package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;

class RecordDeskTest {

    private final FakeRecords records = new FakeRecords();
    private Office office;
    private RecordOperations rows;
    private Nas m1;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
        rows = new RecordDesk(new Gate(office.audit::add), new NasFinder(office.stacks.nasDirectory()), records);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Query of(Table table, Set<String> fields) {
        return new Query(table, List.of(), List.of(), List.of(), fields, 0, 10);
    }

    private void row(Table table, Map<String, Object> row) {
        records.rows.put(table, List.of(row));
    }

    private Map<String, Object> only(Query query) {
        return rows.list(Callers.VIEWER, query).get(0);
    }

    @Test
    void passwordsAndSecretOptionsAreCovered() {
        Map<String, Object> row = new HashMap<>(Map.of(
                "id",
                1L,
                "telnet_password",
                "hush",
                "options",
                "{\"enable_password\":\"still\",\"charset\":\"UTF-8\",\"my_token\":\"t\"}"));
        row.put("coa_psw", null);
        row(Table.NAS, row);

        assertThat(only(of(Table.NAS, Set.of())))
                .containsEntry("telnet_password", "******")
                .containsEntry("coa_psw", null)
                .containsEntry(
                        "options", "{\"enable_password\":\"******\",\"charset\":\"UTF-8\",\"my_token\":\"******\"}");
    }

    @Test
    void optionsThatAreNoJsonAreCoveredAsAWhole() {
        row(Table.NAS, Map.of("options", "enable_password: hush"));

        assertThat(only(of(Table.NAS, Set.of()))).containsEntry("options", "******");
    }

    @Test
    void columnsOfTheNasOfAnEventAreCoveredToo() {
        row(
                Table.EVENTS_STACK,
                Map.of("nas__coa_psw", "hush", "nas__options", "{\"private_key\":\"k\"}", "nas__name", "m1"));

        assertThat(only(of(Table.EVENTS_STACK, Set.of("nas__coa_psw", "nas__options", "nas__name"))))
                .isEqualTo(Map.of(
                        "nas__coa_psw", "******", "nas__options", "{\"private_key\":\"******\"}", "nas__name", "m1"));
    }

    @Test
    void whatDevicesSaidIsShownWithoutTheSecretsOfTheirNas() {
        row(Table.EVENTS_FAILED, Map.of("nas_id", m1.id(), "last_error", "bad hush-m1", "last_answer", "hush-m1"));

        assertThat(only(of(Table.EVENTS_FAILED, Set.of())))
                .containsEntry("last_error", "bad ******")
                .containsEntry("last_answer", "******");
        assertThat(only(of(Table.EVENTS_FAILED, Set.of("last_error")))).doesNotContainKey("nas_id");
        assertThat(records.queries.get(1).fields()).containsExactlyInAnyOrder("last_error", "nas_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telnet_password", "coa_psw", "options", "COA_PSW"})
    void whatIsSecretCannotBeComparedNorOrderedBy(String column) {
        Condition condition = new Condition(column, Comparison.STARTSWITH, List.of("h"));
        Condition ofEvent = new Condition("nas__" + column, Comparison.STARTSWITH, List.of("h"));
        List<Query> probes = List.of(
                new Query(Table.NAS, List.of(condition), List.of(), List.of(), Set.of(), 0, 10),
                new Query(Table.NAS, List.of(), List.of(List.of(condition)), List.of(), Set.of(), 0, 10),
                new Query(Table.NAS, List.of(), List.of(), List.of("-" + column), Set.of(), 0, 10),
                new Query(Table.EVENTS_STACK, List.of(ofEvent), List.of(), List.of(), Set.of(), 0, 10),
                new Query(Table.USERS, List.of(), List.of(), List.of("nas__" + column), Set.of(), 0, 10));

        for (Query probe : probes) {
            assertThatThrownBy(() -> rows.list(Callers.ADMIN, probe))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining("may hold secrets");
            assertThatThrownBy(() -> rows.count(Callers.ADMIN, probe)).hasMessageContaining("may hold secrets");
        }
        assertThat(records.queries).isEmpty();
    }

    @Test
    void mistakesOfTheCallerAreHisAndSoAreLimits() {
        Query wrong = new Query(
                Table.USERS,
                List.of(new Condition("id", Comparison.ISNULL, List.of(true))),
                List.of(),
                List.of(),
                Set.of(),
                0,
                10);
        row(Table.USERS, Map.of("id", 1L));

        assertThatThrownBy(() -> rows.list(Callers.VIEWER, wrong))
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(OperationException.Kind.INVALID));
        assertThatThrownBy(() -> rows.list(
                        Callers.VIEWER, new Query(Table.USERS, List.of(), List.of(), List.of(), Set.of(), 0, 1001)))
                .hasMessageContaining("from 1 to 1000 rows, not 1001");
    }

    @Test
    void theRealTablesAreShownWithoutSecrets() {
        Query all = of(Table.NAS, Set.of());

        assertThat(office.rows().list(Callers.VIEWER, all)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", "m1")
                .containsEntry("telnet_password", "******"));
        assertThat(office.rows().count(Callers.VIEWER, all)).isEqualTo(1);
        assertThat(office.rows().columns(Callers.VIEWER, Table.NAS).get(0).name())
                .isEqualTo("id");
    }
}

package org.nasd.rest.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Column;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Kind;
import org.nasd.rest.internal.answer.Refusal;

class LookupsTest {

    private static final Times TIMES = new Times(ZoneId.of("Asia/Yekaterinburg"));

    private static List<Column> columns(Records.Table table) {
        return switch (table) {
            case EVENTS_STACK ->
                List.of(
                        new Column("id", Kind.INTEGER, false),
                        new Column("event_type", Kind.TEXT, false),
                        new Column("user_id", Kind.INTEGER, false),
                        new Column("nas_id", Kind.INTEGER, false),
                        new Column("event_date", Kind.TIME, false));
            case NAS ->
                List.of(
                        new Column("id", Kind.INTEGER, false),
                        new Column("name", Kind.TEXT, false),
                        new Column("enabled", Kind.FLAG, false));
            default -> List.of(new Column("id", Kind.INTEGER, false), new Column("login", Kind.TEXT, true));
        };
    }

    private static List<Condition> read(String json) {
        try {
            Schema schema = new Schema(Model.EVENTS_STACK, LookupsTest::columns);
            return new Lookups(schema, new Values(TIMES)).read((ObjectNode) new ObjectMapper().readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user_id\": 5}|user_id|EXACT|5",
                "{\"user_id__exact\": \"5\"}|user_id|EXACT|5",
                "{\"pk\": 9223372036854775807}|id|EXACT|9223372036854775807",
                "{\"user\": 5}|user_id|EXACT|5",
                "{\"user__pk\": 5}|user_id|EXACT|5",
                "{\"user__id__gt\": 5}|user_id|GT|5",
                "{\"nas__name\": \"m1\"}|nas__name|EXACT|m1",
                "{\"nas__name__startswith\": \"m\"}|nas__name|STARTSWITH|m",
                "{\"nas__enabled\": 0}|nas__enabled|EXACT|false",
                "{\"user__login__contains\": \"%\"}|user__login|CONTAINS|%",
                "{\"event_type__isnull\": false}|event_type|ISNULL|false",
                "{\"event_type\": null}|event_type|ISNULL|true",
                "{\"event_type\": 5}|event_type|EXACT|5",
            })
    void aLookUpBecomesACondition(String json, String column, Comparison comparison, String value) {
        Condition condition = read(json).get(0);

        assertThat(condition.column()).isEqualTo(column);
        assertThat(condition.comparison()).isEqualTo(comparison);
        assertThat(condition.values()).extracting(Object::toString).containsExactly(value);
    }

    @Test
    void listsAndRangesHoldValuesOfTheColumn() {
        assertThat(read("{\"id__in\": [1, \"2\"], \"event_date__range\": [\"2019-08-27\", \"2019-08-27 10:57:41\"]}"))
                .containsExactly(
                        new Condition("id", Comparison.IN, List.of(1L, 2L)),
                        new Condition(
                                "event_date",
                                Comparison.RANGE,
                                List.of(Instant.parse("2019-08-26T19:00:00Z"), Instant.parse("2019-08-27T05:57:41Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"usr_id\": 5}|has no field 'usr_id'",
                "{\"user_id__like\": 5}|has no field 'user_id__like'; it has",
                "{\"nas__nmae\": 5}|has no field 'nas__nmae'",
                "{\"nas__user__login\": 5}|has no field",
                "{\"__in\": [5]}|has no field",
                "{\"user_id\": 5.0}|no whole number",
                "{\"user_id\": \"5 OR 1=1\"}|no whole number",
                "{\"user_id\": 9223372036854775808}|no whole number",
                "{\"user_id\": \"9223372036854775808\"}|no whole number",
                "{\"user_id\": true}|no whole number",
                "{\"user_id\": [5]}|no whole number",
                "{\"user_id__in\": 5}|needs a list",
                "{\"user_id__in\": [null]}|no whole number",
                "{\"user_id__range\": [5]}|needs a list of 2 values",
                "{\"event_type\": {}}|no text",
                "{\"event_type__isnull\": \"maybe\"}|neither true nor false",
                "{\"event_date__gt\": \"yesterday\"}|is no time",
                "{\"event_date__gt\": \"2019-02-30\"}|is no time",
            })
    void whatFitsNothingIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    @Test
    void aListIsNoLongerThanAPage() {
        String list = "{\"id__in\": [" + "1,".repeat(Lookups.MAX_VALUES) + "1]}";

        assertThatThrownBy(() -> read(list)).isInstanceOf(Refusal.class).hasMessageContaining("at most 1000");
    }

    @Test
    void timesAreWrittenAndReadInOneZone() {
        Instant moment = Instant.parse("2019-08-27T05:57:41Z");

        assertThat(TIMES.write(moment)).isEqualTo("2019-08-27 10:57:41");
        assertThat(TIMES.read("x", "2019-08-27 10:57:41")).isEqualTo(moment);
        assertThat(TIMES.read("x", "2019-08-27 10:57:41.5")).isEqualTo(moment.plusMillis(500));
        assertThat(TIMES.read("x", "2019-08-27T05:57:41+00:00")).isEqualTo(moment);
    }
}

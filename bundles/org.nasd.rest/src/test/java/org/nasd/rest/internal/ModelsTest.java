package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.AccountView;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.Pushed;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;

/** What the methods of the models do. */
@Timeout(60)
class ModelsTest {

    private RestServer rest;

    @BeforeEach
    void start() throws Exception {
        rest = RestServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        rest.close();
    }

    private void refused(int status, String model, String body, String message) throws Exception {
        HttpResponse<String> response = rest.post(model, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(rest.json(response).get("error").asText()).contains(message);
    }

    private void rows(Map<String, Object> one) {
        rest.operations.on("list", arguments -> List.of(one));
    }

    private void rows(Map<String, Object> one, Map<String, Object> other) {
        rest.operations.on("list", arguments -> List.of(one, other));
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }

    private void pushes() {
        rest.operations.on(
                "push", arguments -> new Pushed(7_000_000_000_000_000_001L, ((Event) arguments[1]).userId()));
        rest.operations.on("pushAll", arguments -> {
            List<Pushed> pushed = new ArrayList<>();
            for (Object event : (List<?>) arguments[1]) {
                pushed.add(new Pushed(100 + pushed.size(), ((Event) event).userId()));
            }
            return pushed;
        });
    }

    @Test
    void theCallOfTheOriginalPushesAnEvent() throws Exception {
        pushes();

        JsonNode result = rest.result(
                "EventsStackCompact", "method1=objects.create&arg1={\"user_id\": 5,\"cmd\":\"user_redirect_cancel\"}");

        assertThat(rest.operations.last("push").arguments()).containsExactly(Event.of("user_redirect_cancel", 5));
        assertThat(result.get("pk")).hasToString("7000000000000000001");
        assertThat(result.get("model").asText()).isEqualTo("EventsStackCompact");
        assertThat(result.at("/fields/cmd").asText()).isEqualTo("user_redirect_cancel");
        assertThat(result.at("/fields/user_id").asLong()).isEqualTo(5);
    }

    @Test
    void allFieldsOfAnEventArriveExactly() throws Exception {
        pushes();

        rest.result(
                "EventsStackCompact",
                "method1=objects.create&arg1={\"user_id\": \"9223372036854775807\", \"cmd\": \"user_add\", \"abonent_id\": 1,"
                        + "\"nas_ip\": \"m1\", \"usluga_id\": 2, \"acct_session_id\": \"s\", \"owner_script\": \"radius\","
                        + "\"owner_function\": \"start\", \"params\": {\"имя\": 1.10}}");

        assertThat(rest.operations.last("push").arguments())
                .containsExactly(new Event(
                        "user_add",
                        Long.MAX_VALUE,
                        1L,
                        null,
                        "m1",
                        2L,
                        "s",
                        "{\"имя\":1.10}",
                        new Owner("radius", "start")));
    }

    @Test
    void anEventThatIsNotCompleteOrNotKnownIsRefused() throws Exception {
        refused(
                400,
                "EventsStackCompact",
                "method1=objects.create&arg1={\"cmd\": \"x\"}",
                "cmd and user_id are needed");
        refused(400, "EventsStackCompact", "method1=objects.create&arg1={\"user_id\": 1, \"cmd\": null}", "are needed");
        refused(
                400,
                "EventsStackCompact",
                "method1=objects.create&arg1={\"user_id\": 1.5, \"cmd\": \"x\"}",
                "whole number");
        refused(400, "EventsStackCompact", "method1=objects.create&arg1={\"id\": 1}", "given by nasd");
        refused(400, "EventsStackCompact", "method1=objects.create&arg1={\"usr\": 1}", "no field 'usr'");
        refused(400, "EventsStackCompact", "method1=objects.create&arg1=[]", "must be a JSON object");
        refused(400, "EventsStackCompact", "method1=objects.create&arg1={}&fields=[\"x\"]", "has no field 'x'");
        assertThat(rest.operations.was("push")).isFalse();
    }

    @Test
    void aKeyFromAnyPlaceGoesWithTheEvent() throws Exception {
        pushes();
        String event = "method1=objects.create&arg1={\"user_id\": 5, \"cmd\": \"x\"}";

        rest.result("EventsStackCompact", event, "Idempotency-Key", "k1");
        assertThat(rest.operations.last("pushAll").arguments()).containsExactly(List.of(Event.of("x", 5)), "k1");
        rest.result("EventsStackCompact", event.replace("}", ", \"idempotency_key\": \"k2\"}"));
        assertThat(rest.operations.last("pushAll").arguments()).contains("k2");
        JsonNode third = rest.result("EventsStackCompact", event + "&idempotency_key=k3");
        assertThat(rest.operations.last("pushAll").arguments()).contains("k3");
        assertThat(third.at("/fields/idempotency_key").asText()).isEqualTo("k3");
        refused(
                400,
                "EventsStackCompact",
                event.replace("}", ", \"idempotency_key\": \"k4\"}") + "&idempotency_key=k5",
                "two different");
        refused(400, "Nas", "method1=objects.create&arg1={}&idempotency_key=k5", "only for the creation");
        refused(400, "EventsStackCompact", "method1=objects.all&arg1={}&idempotency_key=k5", "only for the creation");
    }

    @Test
    void manyEventsGoInOneStep() throws Exception {
        pushes();

        JsonNode result = rest.result(
                "EventsStackCompact",
                "method1=objects.bulk_create&arg1=[{\"user_id\": 5, \"cmd\": \"x\"}, {\"user_id\": 6, \"cmd\": \"y\"}]");

        assertThat(rest.operations.last("pushAll").arguments().get(0))
                .isEqualTo(List.of(Event.of("x", 5), Event.of("y", 6)));
        assertThat(result).hasSize(2);
        assertThat(result.at("/1/pk").asLong()).isEqualTo(101);
        assertThat(result.at("/1/fields/cmd").asText()).isEqualTo("y");
    }

    @Test
    void aMistakeInOneOfManyNamesItAndPushesNone() throws Exception {
        refused(
                400,
                "EventsStackCompact",
                "method1=objects.bulk_create&arg1=[{\"user_id\": 5, \"cmd\": \"x\"}, {\"user_id\": 6}]",
                "object 1 of the list: cmd and user_id");
        refused(400, "EventsStackCompact", "method1=objects.bulk_create&arg1=[]", "1 to 10000 objects, not 0");
        refused(400, "EventsStackCompact", "method1=objects.bulk_create&arg1=[7]", "object 0 of the list");
        refused(
                400,
                "EventsStackCompact",
                "method1=objects.bulk_create&arg1=[{\"user_id\": 5, \"cmd\": \"x\", \"idempotency_key\": \"k\"}]",
                "one idempotency key for all");
        assertThat(rest.operations.was("pushAll")).isFalse();
    }

    @Test
    void aChainBecomesOneQuery() throws Exception {
        rest.result(
                "EventsStack",
                "method1=objects.filter&arg1={\"user_id__in\": [1, 2]}&method2=exclude&arg2={\"event_type\": \"user_info\"}"
                        + "&method3=order_by&arg3=[\"-event_date\", \"nas__name\"]&fields=[\"nas__name\", \"user_id\"]"
                        + "&limit=10&offset=20");

        assertThat(rest.operations.query().all())
                .containsExactly(new Condition("user_id", Comparison.IN, List.of(1L, 2L)));
        assertThat(rest.operations.query().none())
                .containsExactly(List.of(new Condition("event_type", Comparison.EXACT, List.of("user_info"))));
        assertThat(rest.operations.query().order()).containsExactly("-event_date", "nas__name");
        assertThat(rest.operations.query().fields()).containsExactlyInAnyOrder("id", "nas__id", "nas__name", "user_id");
        assertThat(rest.operations.query().limit()).isEqualTo(10);
        assertThat(rest.operations.query().offset()).isEqualTo(20);
    }

    @Test
    void objectsLookAsInTheOriginal() throws Exception {
        rows(
                row(
                        "id",
                        8L,
                        "user_id",
                        5L,
                        "event_date",
                        Instant.parse("2019-08-27T05:57:41.123Z"),
                        "nas__id",
                        3L,
                        "nas__name",
                        "m1"),
                row("id", 9L, "user_id", 5L, "event_date", null, "nas__id", null, "nas__name", null));

        HttpResponse<String> response = rest.post(
                "EventsStack",
                "method1=objects.all&arg1={}&fields=[\"user_id\", \"event_date\", \"nas__name\"]&limit=2");

        assertThat(response.body())
                .isEqualTo("{\"call\":\"/rest_api/v2/EventsStack/\",\"result\":["
                        + "{\"pk\":8,\"model\":\"EventsStack\",\"fields\":{\"user_id\":5,\"event_date\":\"2019-08-27 10:57:41\","
                        + "\"nas\":{\"pk\":3,\"model\":\"Nas\",\"fields\":{\"name\":\"m1\"}}}},"
                        + "{\"pk\":9,\"model\":\"EventsStack\",\"fields\":{\"user_id\":5,\"event_date\":null,\"nas\":null}}"
                        + "],\"more\":true}");
    }

    @Test
    void aRelationStandsForAllOfItsObject() throws Exception {
        rest.result("EventsStack", "method1=objects.all&arg1={}&fields=[\"nas\"]");

        assertThat(rest.operations.query().fields())
                .containsExactlyInAnyOrder(
                        "id",
                        "nas__id",
                        "nas__name",
                        "nas__nas_ip",
                        "nas__forks",
                        "nas__enabled",
                        "nas__telnet_password",
                        "nas__options");
    }

    @Test
    void getNeedsExactlyOne() throws Exception {
        refused(404, "Users", "method1=objects.get&arg1={\"id\": \"5\"}", "no such Users");
        rows(row("id", 1L), row("id", 2L));
        refused(409, "Users", "method1=objects.get&arg1={\"login\": \"x\"}", "more than one Users");
        rows(row("id", 1L, "login", "x"));
        assertThat(rest.result("Users", "method1=objects.get&arg1={\"id\": 1}")
                        .at("/fields/login")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void countIsAnsweredByTheDatabase() throws Exception {
        rest.operations.on("count", arguments -> 200_000L);

        assertThat(rest.result("EventsStack", "method1=objects.count&arg1={}").asLong())
                .isEqualTo(200_000);
        assertThat(rest.result("EventsStack", "method1=objects.filter&arg1={\"id__gt\": 3}&method2=count&arg2=")
                        .asLong())
                .isEqualTo(200_000);
        assertThat(rest.operations.was("list")).isFalse();
    }

    @Test
    void aPageIsNoLongerThanItMayBe() throws Exception {
        rest.result("EventsStack", "method1=objects.all&arg1={}");
        assertThat(rest.operations.query().limit()).isEqualTo(1000);
        refused(400, "EventsStack", "method1=objects.all&arg1={}&limit=1001", "from 1 to 1000");
        refused(400, "EventsStack", "method1=objects.all&arg1={}&limit=0", "from 1 to 1000");
    }

    @Test
    void methodsThatAreNotThereAreListed() throws Exception {
        refused(400, "Nas", "method1=objects.drop&arg1={}", "no method 'drop' here; Nas has objects.get|filter");
        refused(403, "EventsStack", "method1=objects.create&arg1={}", "EventsStack has no create: ");
        refused(403, "Abonents", "method1=objects.all&arg1={}&method2=delete&arg2={}", "Abonents has no delete");
        refused(403, "Users", "method1=objects.all&arg1={}&method2=delete&arg2={}", "Users has no delete");
        refused(400, "EventsStack", "method1=objects.delete&arg1={}", "no method 'delete' here");
        refused(400, "Nas", "method1=objects.all&arg1={}&method2=set&arg2={}", "works on one object");
        refused(400, "Nas", "method1=objects.all&arg1={}&method2=create&arg2={}", "no method 'create' here");
        rest.operations.on("count", arguments -> 1L);
        refused(400, "Nas", "method1=objects.count&arg1={}&method2=count&arg2={}", "nothing can follow");
    }

    @Test
    void aCallWithASlipInALaterMethodDoesNothing() throws Exception {
        pushes();
        String create = "method1=objects.create&arg1={\"user_id\": 5, \"cmd\": \"x\"}";

        refused(400, "EventsStackCompact", create + "&method2=sve&arg2={}", "only save");
        refused(400, "EventsStackCompact", create + "&method2=delete&arg2={}", "only save");
        refused(400, "EventsStackCompact", create + "&method2=save&arg2={\"cmd\": \"y\"}", "only save");
        refused(
                400,
                "EventsStackCompact",
                "method1=objects.bulk_create&arg1=[{\"user_id\": 5, \"cmd\": \"x\"}]&method2=count&arg2={}",
                "nothing can follow method1");
        refused(
                400,
                "Nas",
                "method1=objects.get&arg1={}&method2=save&arg2={\"forks\": 5}&method3=zap&arg3={}",
                "no method");
        assertThat(rest.operations.asked).isEmpty();
    }

    @Test
    void savingWhatWasJustMadeIsNoMistakeAsInTheOriginal() throws Exception {
        pushes();

        JsonNode result = rest.result(
                "EventsStackCompact",
                "method1=objects.create&arg1={\"user_id\": 5, \"cmd\": \"x\"}&method2=save&arg2={}");

        assertThat(result.at("/fields/user_id").asLong()).isEqualTo(5);
        assertThat(rest.operations.asked.stream().filter(asked -> asked.method().equals("push")))
                .hasSize(1);
    }

    @Test
    void deletingAWaitingEventCancelsIt() throws Exception {
        rows(row("id", 9L));
        rest.operations.on("cancel", arguments -> new Acted(1, 0, List.of()));

        JsonNode result = rest.result("EventsStack", "method1=objects.get&arg1={\"id\": 9}&method2=delete&arg2={}");

        assertThat(result.get("done").asInt()).isEqualTo(1);
        assertThat(rest.operations.last("cancel").arguments().get(0))
                .isEqualTo(new EventSelection.Ids(EventPlace.MAIN, List.of(9L)));
    }

    @Test
    void cancellingTooLateIsAConflictWithTheReason() throws Exception {
        rows(row("id", 9L));
        rest.operations.on(
                "cancel", arguments -> new Acted(0, 1, List.of(new Acted.Skipped(9, "too late: it is being sent"))));

        refused(409, "EventsStack", "method1=objects.get&arg1={\"id\": 9}&method2=delete&arg2={}", "too late");
    }

    @Test
    void failedEventsAreRequeuedOrDroppedByTheDozen() throws Exception {
        rows(row("id", 9L), row("id", 8L));
        rest.operations.on("requeue", arguments -> new Acted(1, 1, List.of(new Acted.Skipped(8, "superseded"))));
        rest.operations.on("discard", arguments -> new Acted(2, 0, List.of()));

        JsonNode requeued = rest.result(
                "EventsFailed",
                "method1=objects.filter&arg1={\"reason\": \"refused\"}&method2=requeue&arg2={\"force\": true}");
        assertThat(requeued.get("done").asInt()).isEqualTo(1);
        assertThat(requeued.get("skipped").asInt()).isEqualTo(1);
        assertThat(requeued.at("/examples/0/id").asLong()).isEqualTo(8);
        assertThat(requeued.at("/examples/0/reason").asText()).isEqualTo("superseded");
        assertThat(rest.operations.last("requeue").arguments())
                .containsExactly(new EventSelection.Ids(EventPlace.FAILED, List.of(9L, 8L)), true);

        rest.result("EventsFailed", "method1=objects.all&arg1={}&method2=delete&arg2={}");
        assertThat(rest.operations.was("discard")).isTrue();
    }

    @Test
    void aNasIsChangedByWhatIsSetAndThenSaved() throws Exception {
        rows(row("id", 3L, "name", "m1", "forks", 5L, "telnet_password", "******"));
        rest.operations.on("set", arguments -> view());
        rest.operations.on("forks", arguments -> view());

        JsonNode unsaved = rest.result(
                "Nas",
                "method1=objects.get&arg1={\"id\": 3}&method2=set&arg2={\"telnet_password\": \"hush\", \"forks\": 9}");
        assertThat(unsaved.at("/fields/forks").asInt()).isEqualTo(9);
        assertThat(unsaved.toString()).doesNotContain("hush");
        assertThat(rest.operations.was("set")).isFalse();

        rest.result(
                "Nas",
                "method1=objects.get&arg1={\"id\": 3}&method2=set&arg2={\"telnet_password\": \"hush\", \"enabled\": false,"
                        + " \"options\": {\"tls\": \"pin\", \"tls_pin\": null}}&method3=save&arg3={}");
        assertThat(rest.operations.last("set").arguments())
                .containsExactly(
                        "3", Map.of("telnet_password", "hush", "enabled", "false", "tls", "pin", "tls_pin", ""));

        rest.result("Nas", "method1=objects.get&arg1={\"id\": 3}&method2=save&arg2={\"forks\": 7}");
        assertThat(rest.operations.last("forks").arguments()).containsExactly("3", 7);
    }

    @Test
    void whatCannotBeSetIsRefusedBeforeAnythingHappens() throws Exception {
        rows(row("id", 3L, "name", "m1"));
        String get = "method1=objects.get&arg1={\"id\": 3}&method2=set&arg2=";

        refused(400, "Nas", get + "{\"id\": 4}", "id cannot be set");
        refused(400, "Nas", get + "{\"colour\": 4}", "no field 'colour'");
        refused(400, "Nas", get + "{\"telnet_password\": \"******\"}", "stands for a secret");
        refused(400, "Nas", get + "{\"options\": {\"enable_password\": \"******\"}}", "stands for a secret");
        refused(400, "Nas", get + "{\"options\": \"{}\"}&method3=save&arg3={}", "options must be a JSON object");
        refused(400, "Users", "method1=objects.create&arg1={\"login\": \"x\"}", "id is needed");
    }

    @Test
    void anAccountIsWrittenAsAWhole() throws Exception {
        rows(row("id", 5L, "nas_id", 3L, "login", "u5", "ip", null, "deleted", false));
        rest.operations.on("addAccount", arguments -> new AccountView(5, null, 3L, Map.of()));

        rest.result(
                "Users",
                "method1=objects.get&arg1={\"id\": 5}&method2=set&arg2={\"ip\": \"10.0.0.5\", \"nas\": 4}&method3=save&arg3={}");

        assertThat(rest.operations.last("addAccount").arguments())
                .containsExactly(
                        Map.of("id", "5", "nas_id", "4", "login", "u5", "ip", "10.0.0.5", "deleted", "false"), true);

        rest.result("Users", "method1=objects.create&arg1={\"id\": 5, \"login\": \"u5\"}");
        assertThat(rest.operations.last("addAccount").arguments())
                .containsExactly(Map.of("id", "5", "login", "u5"), false);
    }

    @Test
    void aNasIsAddedAndRemoved() throws Exception {
        rows(row("id", 3L, "name", "m1"));
        rest.operations.on("add", arguments -> view());
        rest.operations.on("remove", arguments -> view());

        JsonNode added = rest.result("Nas", "method1=objects.create&arg1={\"name\": \"m1\", \"nas_ip\": \"10.0.0.1\"}");
        assertThat(added.get("pk").asLong()).isEqualTo(3);
        assertThat(rest.operations.last("add").arguments()).containsExactly(Map.of("name", "m1", "nas_ip", "10.0.0.1"));

        rest.result("Nas", "method1=objects.get&arg1={\"name\": \"m1\"}&method2=delete&arg2={}");
        assertThat(rest.operations.last("remove").arguments()).containsExactly("3");
    }

    private static NasView view() {
        return new NasView(3, "m1", "10.0.0.1", new HashMap<>(), null, null, 0, null);
    }
}

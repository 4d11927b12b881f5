package org.nasd.rest.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.rest.internal.answer.Refusal;

class CallReaderTest {

    private static Call form(String body) {
        return CallReader.read(CallReader.FORM, body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Call json(String body) {
        return CallReader.read("application/json; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void theBodyOfTheOriginalIsReadAsCurlSendsIt() {
        Call call = form("method1=objects.create&arg1={\"user_id\": 5,\"cmd\":\"user_redirect_cancel\"}");

        assertThat(call.steps()).hasSize(1);
        assertThat(call.steps().get(0).method()).isEqualTo("create");
        assertThat(call.steps().get(0).object()).hasToString("{\"user_id\":5,\"cmd\":\"user_redirect_cancel\"}");
        assertThat(call.fields()).isEmpty();
    }

    @Test
    void anEscapedBodyMeansTheSame() {
        Call call =
                form("method1=objects.get&arg1=%7B%22login%22%3A+%22%D0%B8%D0%B2%D0%B0%D0%BD%26%2B%22%7D&method2=set"
                        + "&arg2=&fields=%5B%22nas__name%22%5D&limit=7&offset=3");

        assertThat(call.steps().get(0).object().get("login").asText()).isEqualTo("иван&+");
        assertThat(call.steps().get(1).object()).isEmpty();
        assertThat(call.fields()).containsExactly("nas__name");
        assertThat(call.limit()).isEqualTo(7);
        assertThat(call.offset()).isEqualTo(3);
    }

    @Test
    void aPercentSignThatBeginsNoEscapeStandsForItself() {
        assertThat(form("method1=objects.filter&arg1={\"name\": \"100% и\"}")
                        .steps()
                        .get(0)
                        .object()
                        .get("name")
                        .asText())
                .isEqualTo("100% и");
    }

    @Test
    void jsonMayCarryTheSameParameters() {
        Call call = json("{\"method1\": \"objects.filter\", \"arg1\": {\"id__in\": [1, 2]}, \"method2\": \"count\","
                + " \"arg2\": \"\", \"fields\": [\"id\"], \"limit\": 5}");

        assertThat(call.steps()).extracting(Step::method).containsExactly("filter", "count");
        assertThat(call.steps().get(0).object().get("id__in")).hasToString("[1,2]");
        assertThat(call.limit()).isEqualTo(5);
    }

    @Test
    void numbersStayExact() {
        Call call = form("method1=objects.create&arg1={\"user_id\": 9223372036854775807, \"params\": {\"x\": 1.10}}");

        assertThat(call.steps().get(0).object().get("user_id").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(call.steps().get(0).object().get("params")).hasToString("{\"x\":1.10}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|method1 is missing",
                "arg1={}|method1 is missing",
                "method1=objects.all|arg1 is missing",
                "method1=objects.all&arg1={}&method3=count&arg3={}|without gaps",
                "method1=objects.all&arg1={}&arg2={}|without gaps",
                "method1=objects.all&arg1={}&arg1={}|given twice",
                "method1=objects.all&arg1={}&feilds=[]|there is no parameter 'feilds'",
                "method1=objects.all&arg1={|no JSON",
                "method1=objects.all&arg1={} {}|no JSON",
                "method1=objects.get&arg1={\"id\":1,\"id\":2}|no JSON",
                "method1=objects.get&arg1={\"id\":NaN}|no JSON",
                "method1=objects.get&arg1={\"login\":\"a\\u0000b\"}|NUL",
                "method1=objects.get&arg1={\"a\\u0000b\":1}|NUL",
                "method1=objects.get&arg1={\"login\":\"\\ud83d\"}|half a character",
                "method1=objects.get&arg1=[1]&fields={}|fields must be a JSON list",
                "method1=objects.all&arg1={}&fields=[1]|each of fields must be a text",
                "method1=objects.all&arg1={}&limit=-1|limit must be",
                "method1=objects.all&arg1={}&limit=99999999999|limit must be",
                "method1=objects.all&arg1={}&idempotency_key=|idempotency key has 1 to 255",
            })
    void whatCannotBeReadIsRefusedWithTheReason(String body, String reason) {
        assertThatThrownBy(() -> form(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining(reason);
    }

    @Test
    void deepJsonIsRefused() {
        assertThatThrownBy(() -> form("method1=objects.get&arg1=" + "[".repeat(100_000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> json("{\"a\":".repeat(100_000))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "method1=objects.get&arg1={\"login\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CallReader.read(CallReader.FORM, latin, null)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> form("method1=objects.get&arg1=%ff")).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> CallReader.read("application/json", latin, null))
                .hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/json; charset=windows-1251",
                "application/x-www-form-urlencoded; charset=\"koi8-r\"",
            })
    void anotherContentTypeIsRefused(String type) {
        assertThatThrownBy(() -> CallReader.read(type, new byte[0], null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    @Test
    void theKeyMayStandInTheHeaderAndInTheBodyIfTheyAgree() {
        byte[] body = "method1=objects.create&arg1={}&idempotency_key=k1".getBytes(StandardCharsets.UTF_8);

        assertThat(CallReader.read(null, body, "\"k1\"").idempotencyKey()).isEqualTo("k1");
        assertThatThrownBy(() -> CallReader.read(null, body, "k2")).hasMessageContaining("two different");
    }

    @Test
    void nothingThatComesInBreaksTheReader() {
        Random random = new Random(4711);
        List<String> bits = List.of(
                "method1",
                "arg1",
                "=",
                "&",
                "objects.",
                "%",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "\\u",
                "0",
                ":",
                ",",
                "\u0000",
                "é",
                "%ff",
                "+");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder body = new StringBuilder();
            random.ints(random.nextInt(20), 0, bits.size()).forEach(bit -> body.append(bits.get(bit)));
            String type = random.nextBoolean() ? CallReader.FORM : CallReader.JSON;
            try {
                CallReader.read(type, body.toString().getBytes(StandardCharsets.UTF_8), null);
            } catch (Refusal e) {
                assertThat(e.status()).isBetween(400, 499);
            }
        }
    }
}

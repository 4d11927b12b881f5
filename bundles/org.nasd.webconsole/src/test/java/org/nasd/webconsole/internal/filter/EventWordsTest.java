package org.nasd.webconsole.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;

class EventWordsTest {

    private static EventQuery read(String line) {
        return EventWords.query(EventPlace.FAILED, line, 7L, 50);
    }

    @Test
    void everyWordOfALineIsUnderstood() {
        assertThat(read("nas:m1 cmd:user_redirect user:12 err:\"no such item\" since:1h reason:refused,exhausted"))
                .returns("m1", EventQuery::nas)
                .returns("user_redirect", EventQuery::type)
                .returns(12L, EventQuery::userId)
                .returns("no such item", EventQuery::error)
                .returns(Duration.ofHours(1), EventQuery::within)
                .returns(java.util.Set.of(FailureReason.REFUSED, FailureReason.EXHAUSTED), EventQuery::reasons)
                .returns(7L, EventQuery::cursor)
                .returns(50, EventQuery::limit);
    }

    @Test
    void anEmptyLineIsEverything() {
        assertThat(read("   ")).isEqualTo(EventQuery.of(EventPlace.FAILED, 50).after(7L));
    }

    @Test
    void aBareNumberIsAnAccountAndABareWordATextOfTheError() {
        assertThat(read("4711 timeout")).returns(4711L, EventQuery::userId).returns("timeout", EventQuery::error);
    }

    @Test
    void theLargestAccountNumberIsKeptExactly() {
        assertThat(read("user:9223372036854775807").userId()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aNameWithColonsAndBlanksCanBeQuoted() {
        assertThat(read("nas:\"Main office: core 1\" err:\"say \\\"no\\\"\""))
                .returns("Main office: core 1", EventQuery::nas)
                .returns("say \"no\"", EventQuery::error);
    }

    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "15m,PT15M", "24h,PT24H", "7d,PT168H"})
    void aSpanIsANumberWithAUnit(String text, Duration span) {
        assertThat(read("since:" + text).within()).isEqualTo(span);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sinc:1h|there is no filter sinc:",
                "since:1w|since: takes a number",
                "since:0m|since: takes a number",
                "user:bob|an account is a number",
                "user:9223372036854775808|no account has so large a number",
                "nas:|what shall nas: be",
                "nas:a nas:b|only once",
                "12 user:13|only once",
                "reason:angry|there is no reason angry"
            })
    void whatCannotBeUnderstoodIsSaidToThePerson(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(FilterException.class).hasMessageContaining(message);
    }

    @Test
    void onlyFailedEventsHaveAReason() {
        assertThatThrownBy(() -> EventWords.query(EventPlace.MAIN, "reason:refused", null, 1))
                .isInstanceOf(FilterException.class);
    }

    @Test
    void noLineWhateverItHoldsEndsInAnythingButAQueryOrAMessage() {
        Random random = new Random(20);
        String alphabet = "ab1 :\"\\nasuserincecmdrr\u0000\u202e\t\ud83d";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(read(line.toString())).isNotNull();
            } catch (FilterException e) {
                assertThat(e).hasMessageMatching("(?s).{5,}");
            }
        }
    }
}
